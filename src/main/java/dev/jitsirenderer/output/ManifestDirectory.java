package dev.jitsirenderer.output;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A directory of rendered manifests: `<shard|shared>/<component>-<kind>.yaml`.
///
/// Every file appears at once or not at all. An index remembers which files are ours, so that those of an earlier
/// render
/// can be removed and nobody else's.
public final class ManifestDirectory {

    private static final String INDEX = ".jitsi-renderer";

    private final Path root;

    private ManifestDirectory(Path root) {
        this.root = root;
    }

    /// @param root need not exist
    public static Checked<ManifestDirectory> at(Path root) {
        return Files.exists(root) && !Files.isDirectory(root)
                ? Checked.reject(Position.of(root.toString()), "is not a directory")
                : new Checked.Accepted<>(new ManifestDirectory(root));
    }

    /// Makes the directory hold these manifests and no older ones.
    public void write(List<Manifest> manifests) throws IOException {
        var files = new TreeMap<String, List<Manifest>>();
        for (var manifest : manifests) {
            files.computeIfAbsent(file(manifest), _ -> new ArrayList<>()).add(manifest);
        }
        var earlier = index();
        for (var file : files.entrySet()) {
            var text = new StringWriter();
            YamlWriter.write(file.getValue(), text);
            replace(root.resolve(file.getKey()), text.toString());
        }
        earlier.removeAll(files.keySet());
        for (var stale : earlier) {
            remove(stale);
        }
        replace(root.resolve(INDEX), String.join("\n", files.keySet()) + "\n");
    }

    /// Such as `shard-0/jvb-horizontal-pod-autoscaler.yaml`.
    public static String file(Manifest manifest) {
        var kind = manifest.kind()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
        return "%s/%s-%s.yaml".formatted(manifest.scope(), manifest.component(), kind);
    }

    private Set<String> index() throws IOException {
        var index = root.resolve(INDEX);
        return Files.isRegularFile(index) ? new TreeSet<>(Files.readAllLines(index)) : new TreeSet<>();
    }

    private void remove(String stale) throws IOException {
        var file = root.resolve(stale).normalize();
        // The index lies in somebody's repository: whatever it says, only what is below the directory is removed.
        if (file.startsWith(root.normalize()) && stale.endsWith(".yaml") && Files.isRegularFile(file)) {
            Files.delete(file);
            var directory = file.getParent();
            if (directory != null && !directory.equals(root.normalize()) && isEmpty(directory)) {
                Files.delete(directory);
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }

    private static void replace(Path file, String text) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " has no directory");
        }
        Files.createDirectories(directory);
        // Not createTempFile: that makes files that only their owner can read.
        var temporary = directory.resolve(INDEX + "." + file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
