package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The tree of files that an environment may read. Nothing outside of it is ever opened, whatever a path or a symbolic
/// link says: Argo CD keeps the checkouts of other tenants beside ours.
///
/// @param root a real path
public record Repository(Path root) {

    /// A ConfigMap holds at most 1 MiB; so does each file that goes into one, and values need far less.
    private static final long MAX_FILE = 1024 * 1024;

    /// The path relative to the root, with `/` on every system; what messages print.
    public String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /// Reads a regular file.
    ///
    /// @param named where the path was written
    /// @param base the directory that a relative path starts at
    /// @param path as the user wrote it
    /// @return the bytes, or a diagnostic whose message says of the file why there are none
    public Checked<byte[]> read(Position named, Path base, String path) {
        try {
            if (path.startsWith("/") || Path.of(path).isAbsolute()) {
                return Checked.reject(named, "is not a relative path");
            }
            // Before anything is looked up: the answer would tell whether a file out there exists.
            if (!base.resolve(path).normalize().startsWith(root)) {
                return Checked.reject(named, "is outside of this repository");
            }
            var real = base.resolve(path).toRealPath();
            if (!real.startsWith(root)) {
                return Checked.reject(named, "is outside of this repository");
            }
            // Not only directories: a FIFO or a device would be read for ever.
            if (!Files.isRegularFile(real)) {
                return Checked.reject(named, "is not a regular file");
            }
            var size = Files.size(real);
            return size > MAX_FILE
                    ? Checked.reject(named, "has %d bytes, more than the %d that are read".formatted(size, MAX_FILE))
                    : new Checked.Accepted<>(Files.readAllBytes(real));
        } catch (NoSuchFileException _) {
            return Checked.reject(named, "does not exist");
        } catch (InvalidPathException | IOException _) {
            return Checked.reject(named, "cannot be read");
        }
    }

    /// The directory with `.git` at or above a directory.
    static Optional<Path> rootOfGit(Path directory) {
        for (var candidate = directory; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve(".git"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
