package dev.jitsirenderer.haproxylab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Directories of labs. Their names carry the process that made them, so that a run finds what a killed one left.
public final class Scratch {

    private static final Pattern NAMED = Pattern.compile("haproxylab-([0-9]+)-.*");

    private Scratch() {}

    public static Path create() throws IOException {
        var directory = Files.createTempDirectory(
                "haproxylab-%d-".formatted(ProcessHandle.current().pid()));
        try (var neighbours = Files.list(directory.getParent())) {
            neighbours.filter(Scratch::isOrphan).forEach(Scratch::deleteIfNobodyElseDoes);
        }
        return directory;
    }

    public static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteIfNobodyElseDoes(Path orphan) {
        try {
            delete(orphan);
        } catch (IllegalStateException | UncheckedIOException e) {
            // Gone, or somebody else's: the next run sees it again.
        }
    }

    private static boolean isOrphan(Path path) {
        var name = NAMED.matcher(path.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
