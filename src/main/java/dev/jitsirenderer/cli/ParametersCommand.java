package dev.jitsirenderer.cli;

import dev.jitsirenderer.argocd.Announcement;
import dev.jitsirenderer.argocd.PluginCall;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `parameters`: what Argo CD calls to fill the tab Parameters. It always succeeds.
final class ParametersCommand implements Command {

    private final CommandSpec spec = CommandModel.of(
            this,
            "parameters",
            "Print the parameters of the environment in the working directory as JSON, for Argo CD's user interface.",
            "If something is wrong with the environment, they show the built-in defaults, standard error says what is"
                    + " wrong, and the exit code is 0 all the same: Argo CD would show no tab.");

    ParametersCommand() {
        CommandModel.examples(spec, "  cd environments/production && jitsi-renderer parameters");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        var announcement = announcement();
        var out = spec.commandLine().getOut();
        out.println(announcement.json());
        out.flush();
        if (!announcement.problems().isEmpty()) {
            Console.reject(announcement.problems(), spec.commandLine(), "the built-in defaults are announced");
        }
        return ExitCode.DONE;
    }

    private static Announcement announcement() {
        try {
            return Announcement.of(PluginCall.in(Path.of("").toRealPath(), System.getenv()));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // A bug of ours shows in generate; the tab needs none of what is broken.
            return new Announcement(
                    Announcement.builtIn(), List.of(new Diagnostic(Position.of("."), "cannot be announced: " + e)));
        }
    }
}
