package dev.jitsirenderer.cli;

import dev.jitsirenderer.argocd.Finding;
import dev.jitsirenderer.argocd.PluginDefinition;
import dev.jitsirenderer.argocd.Probe;
import dev.jitsirenderer.argocd.Sidecar;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.RendererVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `doctor [FILE]`: whether this program works as a plugin of Argo CD, here.
final class DoctorCommand implements Command {

    private static final String LOCAL = "plugin.yaml";

    /// A sidecar that renders for many Applications is slow and healthy. The probes of `native/argocd` wait for longer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PositionalParamSpec file = CommandModel.path("FILE")
            .arity("0..1")
            .required(false)
            .description("A plugin.yaml. Default: the one that cmp-server reads, or else plugin.yaml.")
            .build();

    private final OptionSpec probe = CommandModel.flag("--probe")
            .description("Only ask cmp-server whether it lives, as a probe of Kubernetes.")
            .build();

    private final CommandSpec spec = CommandModel.of(
            this,
            "doctor",
            "Check the definition of the plugin for what Argo CD ignores in silence, and the sidecar around this program.",
            "Each finding is one line on standard output.");

    DoctorCommand() {
        spec.addPositional(file).addOption(probe);
        var exitCodes = new LinkedHashMap<String, String>();
        exitCodes.put("0", "no error was found; with --probe: cmp-server answers");
        exitCodes.put("1", "with --probe: cmp-server does not answer");
        exitCodes.put("2", "the command line is wrong");
        exitCodes.put("3", "an error was found");
        exitCodes.put("70", "a bug of jitsi-renderer");
        spec.usageMessage().exitCodeList(exitCodes);
        CommandModel.examples(
                spec,
                "  jitsi-renderer doctor plugin.yaml",
                "  kubectl exec deploy/argocd-repo-server -c jitsi-renderer -- jitsi-renderer doctor",
                "  livenessProbe: {exec: {command: [/usr/local/bin/jitsi-renderer, doctor, --probe]}}");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        var sidecar = new Sidecar(Path.of("/"), System.getenv());
        var definition = definition(Optional.<Path>ofNullable(file.getValue())
                .or(sidecar::definition)
                .orElse(Path.of(LOCAL)));
        return Boolean.TRUE.equals(probe.getValue()) ? probe(sidecar, definition) : examine(sidecar, definition);
    }

    private static PluginDefinition definition(Path file) {
        if (!Files.isRegularFile(file)) {
            return PluginDefinition.unusable(file.toString(), "does not exist");
        }
        try {
            return PluginDefinition.read(Files.readAllBytes(file), file.toString());
        } catch (IOException _) {
            return PluginDefinition.unusable(file.toString(), "cannot be read");
        }
    }

    private int examine(Sidecar sidecar, PluginDefinition definition) {
        var findings = new ArrayList<>(definition.findings());
        findings.addAll(sidecar.findings(definition.socket()));
        var out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println("jitsi-renderer %s: %s".formatted(RendererVersion.current(), summary(findings)));
        out.flush();
        return findings.stream().anyMatch(Finding::isError) ? ExitCode.REJECTED : ExitCode.DONE;
    }

    private int probe(Sidecar sidecar, PluginDefinition definition) {
        var socket = sidecar.socket(definition.socket().orElse(PluginDefinition.PLUGIN_NAME + ".sock"));
        var failure = Probe.failure(socket, PATIENCE);
        failure.ifPresent(
                reason -> spec.commandLine().getErr().println(new Diagnostic(Position.of(socket.toString()), reason)));
        return failure.isPresent() ? ExitCode.NOT_READY : ExitCode.DONE;
    }

    private static String summary(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).count();
        return switch ((int) errors) {
            case 0 -> "no error";
            case 1 -> "1 error";
            default -> errors + " errors";
        };
    }
}
