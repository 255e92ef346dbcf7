package dev.jitsirenderer.cli;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.ObjectExplanation;
import dev.jitsirenderer.diagnostic.Checked;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `explain ENV [KEY]`: every effective value and where it comes from.
final class ExplainCommand implements Command {

    private final PositionalParamSpec environment = CommandModel.environment();

    private final PositionalParamSpec key = PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .paramLabel("KEY")
            .type(String.class)
            .description("Only this key, or field of the object, and what is below it.")
            .build();

    private final OptionSpec object = CommandModel.text("--object", "KIND/NAME")
            .description("Explain this rendered object.")
            .build();

    private final RequestOptions options = new RequestOptions();

    private final CommandSpec spec = CommandModel.of(
            this,
            "explain",
            "Print the effective values of an environment, each with the file and line that it comes from; or the fields"
                    + " of a rendered object, each with the patch that wrote it, or the template and the values that it"
                    + " depends on.");

    ExplainCommand() {
        spec.addPositional(environment).addPositional(key).addOption(object);
        options.addTo(spec);
        CommandModel.examples(
                spec,
                "  jitsi-renderer explain environments/production",
                "  jitsi-renderer explain environments/production jvb.autoscaling",
                "  jitsi-renderer explain environments/production shardCount --application apps/production.yaml",
                "  jitsi-renderer explain environments/production --object StatefulSet/shard-0-jvb spec.replicas");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        var below = Optional.<String>ofNullable(key.getValue()).orElse("");
        var explained = options.request(environment.getValue())
                .then(request -> object.getValue() instanceof String name
                        ? ObjectExplanation.of(request, name, below)
                        : Explanation.of(request, below));
        return switch (explained) {
            case Checked.Accepted<Explanation>(var explanation) -> {
                explanation.lines().forEach(spec.commandLine().getOut()::println);
                spec.commandLine().getOut().flush();
                yield ExitCode.DONE;
            }
            case Checked.Rejected<Explanation>(var problems) ->
                Console.reject(problems, spec.commandLine(), "nothing explained");
        };
    }
}
