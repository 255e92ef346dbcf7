package dev.jitsirenderer.values.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the environments below a directory: directories with a `values.yaml` of which no subdirectory has one, because
/// the others only hold what their subdirectories inherit.
public final class Environments {

    /// Deeper than anybody nests environments (cloud, region, cluster, stage), shallow enough to end soon.
    private static final int MAX_DEPTH = 8;

    private Environments() {}

    /// @return in the order of their paths
    public static List<Path> below(Path directory) {
        var found = new ArrayList<Path>();
        descend(directory, found, 0);
        return List.copyOf(found);
    }

    /// Only through directories with a `values.yaml`: an environment's layers are connected.
    private static boolean descend(Path directory, List<Path> found, int depth) {
        var isLayer = Environment.hasValues(directory);
        if (depth > MAX_DEPTH || (depth > 0 && !isLayer)) {
            return false;
        }
        var hasInner = false;
        for (var child : children(directory)) {
            hasInner |= descend(child, found, depth + 1);
        }
        if (isLayer && !hasInner) {
            found.add(directory);
        }
        return isLayer;
    }

    private static List<Path> children(Path directory) {
        try (var paths = Files.list(directory)) {
            // A link to an environment is no second one, and a link may lead anywhere.
            return paths.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                            && !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
