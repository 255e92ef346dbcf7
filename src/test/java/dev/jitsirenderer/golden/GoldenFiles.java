package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Expected files, compared with files in memory.
///
/// `-Dgolden.update=true` rewrites them and still fails the test, so that nobody updates by accident and the new files
/// are read in `git diff` before they are trusted.
public record GoldenFiles(Path root) {

    public void assertMatch(Map<String, String> actual) throws IOException {
        var expected = read(root);
        if (Boolean.getBoolean("golden.update") && !expected.equals(actual)) {
            write(actual);
            fail("%s was rewritten; read the diff, then run again".formatted(root));
        }
        assertThat(actual.keySet()).as("files in %s", root).isEqualTo(expected.keySet());
        expected.forEach((file, text) -> assertThat(actual.get(file)).as(file).isEqualTo(text));
    }

    /// Compares a single file.
    public static void assertText(Path file, String actual) throws IOException {
        var expected = Files.exists(file) ? Files.readString(file) : "";
        if (Boolean.getBoolean("golden.update") && !expected.equals(actual)) {
            Files.writeString(file, actual);
            fail("%s was rewritten; read the diff, then run again".formatted(file));
        }
        assertThat(actual).as(file.toString()).isEqualTo(expected);
    }

    static SortedMap<String, String> read(Path root) throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.exists(root)) {
            try (var paths = Files.walk(root)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    private void write(Map<String, String> files) throws IOException {
        for (var stale : read(root).keySet()) {
            Files.delete(root.resolve(stale));
        }
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
