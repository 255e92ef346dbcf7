package dev.jitsirenderer.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// The program itself, which only has commands.
final class JitsiRendererCommand implements Command {

    private final OptionSpec debug = CommandModel.flag("--debug")
            .scopeType(ScopeType.INHERIT)
            .description("Print the trace of a bug.")
            .build();

    private final OptionSpec verbose = CommandModel.flag("--verbose")
            .scopeType(ScopeType.INHERIT)
            .description(
                    "Say on standard error what else is worth knowing, such as objects whose fields nobody checked.")
            .build();

    private final CommandSpec spec = CommandModel.of(
            this, "jitsi-renderer", "Renders a sharded Jitsi Meet for Kubernetes from a few values in Git.");

    JitsiRendererCommand() {
        spec.addOption(debug).addOption(verbose);
        CommandModel.examples(spec, "  jitsi-renderer render environments/production | kubectl diff -f -");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    boolean isVerbose() {
        return Boolean.TRUE.equals(verbose.getValue());
    }

    boolean isDebug() {
        return Boolean.TRUE.equals(debug.getValue());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
