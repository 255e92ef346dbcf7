package dev.jitsirenderer.cli;

import dev.jitsirenderer.values.RendererVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `version`.
@Command(
        name = "version",
        description = "Print the version, as rendererVersion pins it.",
        footerHeading = "%nExample:%n",
        footer = "  jitsi-renderer version")
final class VersionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(RendererVersion.current());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    /// For `--version`.
    static final class Provider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"jitsi-renderer " + RendererVersion.current()};
        }
    }
}
