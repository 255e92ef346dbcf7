package dev.jitsirenderer.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of this program.
public final class RendererVersion {

    private static final String RESOURCE = "/version.txt";

    /// picocli asks for every command that it knows.
    private static final String CURRENT = read();

    private RendererVersion() {}

    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream in = RendererVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
