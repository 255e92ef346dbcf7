package dev.jitsirenderer.argocdlab;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Everything below a directory at one moment: modes, owners, sizes and times of change.
record FileTree(SortedMap<Path, String> entries) {

    /// @param isLeftOut directories that are not looked into
    static FileTree of(Path root, Predicate<Path> isLeftOut) throws IOException {
        var entries = new TreeMap<Path, String>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut.test(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return visitFile(path, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                entries.put(
                        root.relativize(path),
                        Files.readAttributes(
                                        path, "unix:mode,uid,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS)
                                .toString());
                return FileVisitResult.CONTINUE;
            }

            // What somebody else removes meanwhile is not there.
            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return new FileTree(entries);
    }

    /// Paths that came, went or changed.
    List<String> changesSince(FileTree before) {
        var changes = new ArrayList<String>();
        entries.forEach((path, attributes) -> {
            if (!attributes.equals(before.entries().get(path))) {
                changes.add(path.toString().isEmpty() ? "." : path.toString());
            }
        });
        before.entries().keySet().stream()
                .filter(path -> !entries.containsKey(path))
                .forEach(path -> changes.add(path.toString()));
        return changes;
    }
}
