package dev.jitsirenderer.cli;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.diagnostic.Checked;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `explain ENV [KEY]`: every effective value and where it comes from.
@Command(
        name = "explain",
        description = "Print the effective values of an environment, each with the file and line that it comes from.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jitsi-renderer explain environments/production",
            "  jitsi-renderer explain environments/production jvb.autoscaling"
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ENV", description = "A directory with a values.yaml.")
    private Path environment = Path.of("");

    @Parameters(index = "1", paramLabel = "KEY", arity = "0..1", description = "Only this key and what is below it.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return switch (Explanation.of(options.request(environment), key.orElse(""))) {
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
