package dev.jitsirenderer.cli;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Quarkus' container, which has the templates. Starting it costs more than all that a command does which prints none,
/// so it is started for those alone that do.
///
/// A native executable has the static part of the container since it was built, with the templates in it. What starting
/// adds is what nobody here asks for: configuration that is read when the program runs, logging, threads.
final class Container implements QuarkusApplication {

    private static final ScopedValue<FutureTask<Integer>> COMMAND = ScopedValue.newInstance();

    /// Calls a command in the container, which is started and stopped if it is not there.
    ///
    /// @return what the command returns
    static int call(Callable<Integer> command) {
        var task = new FutureTask<>(command);
        // What fails in the command is for the caller: the container would log it.
        if (Arc.container() == null) {
            ScopedValue.where(COMMAND, task).run(() -> Quarkus.run(Container.class, Container::check));
        } else {
            task.run();
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the command has ended", e);
        }
    }

    @Override
    public int run(String... arguments) {
        COMMAND.get().run();
        return ExitCode.DONE;
    }

    private static void check(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            throw new IllegalStateException("the container does not start", failure);
        }
    }
}
