package dev.jitsirenderer.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.Locale;
import picocli.CommandLine;

/// Starts the program.
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final CommandLine.IFactory factory;

    @Inject
    Main(CommandLine.IFactory factory) {
        this.factory = factory;
    }

    public static void main(String... args) {
        // Numbers and words of messages and manifests must not depend on who runs the program.
        Locale.setDefault(Locale.ROOT);
        Quarkus.run(Main.class, args);
    }

    @Override
    public int run(String... args) {
        return Console.commandLine(new JitsiRendererCommand(), factory).execute(args);
    }
}
