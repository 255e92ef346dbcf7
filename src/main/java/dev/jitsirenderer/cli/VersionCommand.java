package dev.jitsirenderer.cli;

import dev.jitsirenderer.values.RendererVersion;
import picocli.CommandLine.Model.CommandSpec;

/// `version`.
final class VersionCommand implements Command {

    private final CommandSpec spec = CommandModel.of(this, "version", "Print the version, as rendererVersion pins it.");

    VersionCommand() {
        CommandModel.examples(spec, "  jitsi-renderer version");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(RendererVersion.current());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
