package dev.jitsirenderer.cli;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.plan.NeededSecret;
import dev.jitsirenderer.plan.SecretNeeds;
import dev.jitsirenderer.render.SecretManifest;
import dev.jitsirenderer.values.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `secrets ENV`: the only command that makes secret values. They go to standard output and nowhere else.
final class SecretsCommand implements Command {

    private final PositionalParamSpec environment = CommandModel.environment();

    private final CommandSpec spec = CommandModel.of(
            this,
            "secrets",
            "Print a Secret with fresh random values for every key that an environment needs.",
            "The only command that makes secret values: pipe it on, never commit it. A running installation must"
                    + " restart together when they change.");

    SecretsCommand() {
        spec.addPositional(environment);
        CommandModel.examples(
                spec,
                "  jitsi-renderer secrets environments/production | kubectl apply -f -",
                "  jitsi-renderer secrets environments/production | kubeseal -o yaml > sealed-secret.yaml");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        return switch (Renderer.values(Request.of(environment.getValue()))) {
            case Checked.Accepted<Values>(var values) -> print(values);
            case Checked.Rejected<Values>(var problems) ->
                Console.reject(problems, spec.commandLine(), "no secret made");
        };
    }

    private int print(Values values) throws IOException {
        var needed = NeededSecret.of(values);
        if (needed.isEmpty()) {
            var problem =
                    new Diagnostic(Position.of(environment.<Path>getValue().toString()), "needs no Secret");
            return Console.reject(List.of(problem), spec.commandLine(), "no secret made");
        }
        var secret = needed.get();
        var shared =
                secret.random().stream().filter(SecretNeeds::isSharedWithOthers).collect(Collectors.joining(", "));
        if (!shared.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("replace %s: somebody outside of this installation knows the value".formatted(shared));
        }
        try (var out = Console.standardOutput()) {
            YamlWriter.write(
                    List.of(SecretManifest.random(secret.name(), values.namespace(), secret.fixed(), secret.random())),
                    out);
        }
        return ExitCode.DONE;
    }
}
