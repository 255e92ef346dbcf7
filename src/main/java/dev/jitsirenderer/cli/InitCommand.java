package dev.jitsirenderer.cli;

import dev.jitsirenderer.NewEnvironment;
import dev.jitsirenderer.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `init DIR`: a new environment.
final class InitCommand implements Command {

    private final PositionalParamSpec directory =
            CommandModel.path("DIR").description("The directory to make.").build();

    private final OptionSpec domain = CommandModel.text("--domain", "HOST")
            .defaultValue("meet.example.com")
            .description("The host name that people open. Default: ${DEFAULT-VALUE}.")
            .build();

    private final CommandSpec spec =
            CommandModel.of(this, "init", "Make a new environment: a directory with a commented values.yaml.");

    InitCommand() {
        spec.addPositional(directory).addOption(domain);
        CommandModel.examples(spec, "  jitsi-renderer init environments/staging --domain meet.staging.example.com");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        return switch (NewEnvironment.create(directory.getValue(), domain.getValue())) {
            case Checked.Accepted<Path>(var file) -> {
                spec.commandLine().getErr().println("wrote " + file);
                yield ExitCode.DONE;
            }
            case Checked.Rejected<Path>(var problems) ->
                Console.reject(problems, spec.commandLine(), "nothing written");
        };
    }
}
