package dev.jitsirenderer.cli;

import dev.jitsirenderer.NewEnvironment;
import dev.jitsirenderer.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `init DIR`: a new environment.
@Command(
        name = "init",
        description = "Make a new environment: a directory with a commented values.yaml.",
        footerHeading = "%nExample:%n",
        footer = "  jitsi-renderer init environments/staging --domain meet.staging.example.com")
final class InitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The directory to make.")
    private Path directory = Path.of("");

    @Option(
            names = "--domain",
            paramLabel = "HOST",
            defaultValue = "meet.example.com",
            description = "The host name that people open. Default: ${DEFAULT-VALUE}.")
    private String domain = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return switch (NewEnvironment.create(directory, domain)) {
            case Checked.Accepted<Path>(var file) -> {
                spec.commandLine().getErr().println("wrote " + file);
                yield ExitCode.DONE;
            }
            case Checked.Rejected<Path>(var problems) ->
                Console.reject(problems, spec.commandLine(), "nothing written");
        };
    }
}
