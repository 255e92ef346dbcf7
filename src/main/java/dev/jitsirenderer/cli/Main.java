package dev.jitsirenderer.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;

/// Starts the program.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        // Numbers and words of messages and manifests must not depend on who runs the program.
        Locale.setDefault(Locale.ROOT);
        var exitCode = Commands.commandLine(arguments).execute(arguments);
        // Not System.exit, which starts a logging system to ask whether it wants to log that. There are no hooks to
        // run.
        Runtime.getRuntime().halt(exitCode);
    }
}
