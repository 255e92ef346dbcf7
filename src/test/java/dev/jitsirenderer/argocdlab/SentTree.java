package dev.jitsirenderer.argocdlab;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// The files that the repo-server sends to cmp-server: an archive of regular files, directories and links.
///
/// @param archive a compressed tar archive whose names are relative to `root`
/// @param appPath the Application's directory, relative to `root`
record SentTree(ByteString archive, String appPath) {

    private static final int EXECUTABLE = 0b001_001_001;

    /// @param isNarrowed whether `reposerver.plugin.use.manifest.generate.paths` is set: then the smallest directory is
    ///     sent that holds the Application and all paths of its annotation
    /// @param excluded names at the root of the repository that are not sent
    static SentTree of(Path repository, Application application, boolean isNarrowed, List<String> excluded)
            throws IOException, PluginException {
        refuseLinksThatLeave(repository);
        var app = repository.resolve(application.path()).normalize();
        var root = isNarrowed ? commonRoot(repository, app, application.generatePaths()) : repository;
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var path : below(root)) {
                var name = root.relativize(path);
                if (!excluded.contains(repository.relativize(path).getName(0).toString())) {
                    add(tar, path, name.toString());
                }
            }
        }
        return new SentTree(
                ByteString.copyFrom(bytes.toByteArray()), root.relativize(app).toString());
    }

    private static Path commonRoot(Path repository, Path app, String generatePaths) {
        var shared = Arrays.stream(generatePaths.split(";"))
                .filter(path -> !path.isEmpty())
                .map(path -> path.startsWith("/") ? repository.resolve(path.substring(1)) : app.resolve(path))
                .map(path -> repository.relativize(path.normalize()))
                .reduce(SentTree::shared)
                .orElse(Path.of(""));
        return repository.resolve(shared(shared, repository.relativize(app)));
    }

    private static Path shared(Path first, Path second) {
        var shared = Path.of("");
        for (var name : first) {
            if (!second.startsWith(shared.resolve(name))) {
                break;
            }
            shared = shared.resolve(name);
        }
        return shared;
    }

    private static void refuseLinksThatLeave(Path repository) throws IOException, PluginException {
        for (var path : below(repository)) {
            if (Files.isSymbolicLink(path)) {
                var target = Files.readSymbolicLink(path);
                if (target.isAbsolute()
                        || !path.resolveSibling(target).normalize().startsWith(repository)) {
                    throw new PluginException(
                            "repository contains out-of-bounds symlinks. file: " + repository.relativize(path));
                }
            }
        }
    }

    private static List<Path> below(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root)).sorted().toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(entry);
        } else if (Files.isDirectory(path)) {
            tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            var content = Files.readAllBytes(path);
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            entry.setMode(Files.isExecutable(path) ? 0755 : 0644);
            tar.putArchiveEntry(entry);
            tar.write(content);
        } else {
            return;
        }
        tar.closeArchiveEntry();
    }

    /// Writes all files with the modes 0644 and 0755, so that nothing is executable, unless the modes are kept.
    void unpack(Path directory, boolean preserveFileMode) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(archive.newInput()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = directory.resolve(entry.getName()).normalize();
                if (!path.startsWith(directory)) {
                    throw new IOException("illegal filepath in archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.write(path, tar.readAllBytes());
                    var isExecutable = preserveFileMode && (entry.getMode() & EXECUTABLE) != 0;
                    setMode(path, isExecutable ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
        directories(directory).forEach(path -> setMode(path, "rwxr-xr-x"));
    }

    private static List<Path> directories(Path root) throws IOException {
        var directories = new ArrayList<Path>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(directories::add);
        }
        return directories;
    }

    private static void setMode(Path path, String mode) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
