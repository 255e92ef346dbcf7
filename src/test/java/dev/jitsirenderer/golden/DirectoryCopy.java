package dev.jitsirenderer.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory that a test may change, made of one that it may not.
public final class DirectoryCopy {

    private DirectoryCopy() {}

    /// Copies everything below a directory; links stay links.
    ///
    /// @param to is made, with its parents
    public static void make(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
