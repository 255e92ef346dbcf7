package dev.jitsirenderer.cli;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.ObjectExplanation;
import dev.jitsirenderer.diagnostic.Checked;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `explain ENV [KEY]`: every effective value and where it comes from.
@Command(
        name = "explain",
        description = "Print the effective values of an environment, each with the file and line that it comes from; or"
                + " the fields of a rendered object, each with the patch that wrote it, or the template and the values"
                + " that it depends on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jitsi-renderer explain environments/production",
            "  jitsi-renderer explain environments/production jvb.autoscaling",
            "  jitsi-renderer explain environments/production shardCount --application apps/production.yaml",
            "  jitsi-renderer explain environments/production --object StatefulSet/shard-0-jvb spec.replicas"
        })
final class ExplainCommand implements Callable<Integer>, PrintsTemplates {

    @Parameters(index = "0", paramLabel = "ENV", description = "A directory with a values.yaml.")
    private Path environment = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            arity = "0..1",
            description = "Only this key, or field of the object, and what is below it.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--object", paramLabel = "KIND/NAME", description = "Explain this rendered object.")
    private Optional<String> object = Optional.empty();

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public boolean printsTemplates() {
        return object.isPresent();
    }

    @Override
    public Integer call() {
        var below = key.orElse("");
        var explained = options.request(environment)
                .then(request -> object.map(name -> ObjectExplanation.of(request, name, below))
                        .orElseGet(() -> Explanation.of(request, below)));
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
