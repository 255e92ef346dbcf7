package dev.jitsirenderer.cli;

import dev.jitsirenderer.argocd.PluginCall;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.RendererVersion;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `generate`: what Argo CD calls. The working directory is the environment.
final class GenerateCommand implements Command {

    /// As many as tell two renders apart, and can be read to somebody.
    private static final int DIGEST_DIGITS = 12;

    private final CommandSpec spec = CommandModel.of(
            this,
            "generate",
            "Print the manifests of the environment in the working directory, as Argo CD's plugin.",
            "Reads ARGOCD_APP_NAME, ARGOCD_APP_SOURCE_PATH, ARGOCD_APP_PARAMETERS, KUBE_VERSION and KUBE_API_VERSIONS."
                    + " Standard error gets one line: objects, shards, milliseconds, and the first digits of the"
                    + " SHA-256 of what was printed.");

    GenerateCommand() {
        CommandModel.examples(
                spec,
                "  cd environments/production && jitsi-renderer generate",
                "  ARGOCD_APP_PARAMETERS='[{\"name\":\"shardCount\",\"string\":\"3\"}]' jitsi-renderer generate");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        return run(PluginCall.in(Path.of("").toRealPath(), System.getenv()));
    }

    int run(PluginCall call) throws IOException {
        var stopwatch = new Stopwatch();
        var rendered = call.render();
        return rendered instanceof Checked.Accepted<List<Manifest>>(var manifests)
                ? print(manifests, call.notes(), stopwatch)
                : reject(rendered.diagnostics(), call);
    }

    /// All that can be wrong has been found before the first byte is written. If writing ends early, the process ends
    /// with an exit code for which Argo CD throws away what it got.
    private int print(List<Manifest> manifests, List<String> notes, Stopwatch stopwatch) throws IOException {
        Console.notes(manifests, spec.commandLine());
        var digest = sha256();
        try (var out = new OutputStreamWriter(
                new DigestOutputStream(Console.standardOutputBytes(), digest), StandardCharsets.UTF_8)) {
            YamlWriter.write(manifests, out);
        }
        notes.forEach(spec.commandLine().getErr()::println);
        spec.commandLine()
                .getErr()
                .println("jitsi-renderer %s: %s objects, %s shards, %s ms, sha256 %s"
                        .formatted(
                                RendererVersion.current(),
                                manifests.size(),
                                shards(manifests),
                                stopwatch.milliseconds(),
                                HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS)));
        return ExitCode.DONE;
    }

    private int reject(List<Diagnostic> problems, PluginCall call) {
        var outcome = Console.reject(problems, spec.commandLine(), "nothing rendered");
        call.hint().ifPresent(spec.commandLine().getErr()::println);
        return outcome;
    }

    private static long shards(List<Manifest> manifests) {
        return manifests.stream()
                .map(Manifest::scope)
                .filter(scope -> !scope.equals(Manifest.SHARED))
                .distinct()
                .count();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
