package dev.jitsirenderer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program itself, which only has commands.
@Command(
        name = "jitsi-renderer",
        description = "Renders a sharded Jitsi Meet for Kubernetes from a few values in Git.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:the command line is wrong",
            "3:the input is wrong; standard error says where",
            "70:a bug of jitsi-renderer",
            "74:the output could not be written"
        },
        footerHeading = "%nExample:%n",
        footer = "  jitsi-renderer render environments/production | kubectl diff -f -")
final class JitsiRendererCommand implements Callable<Integer> {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the trace of a bug.")
    private boolean debug;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description =
                    "Say on standard error what else is worth knowing, such as objects whose fields nobody checked.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    boolean isVerbose() {
        return verbose;
    }

    boolean isDebug() {
        return debug;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
