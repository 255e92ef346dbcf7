package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.SourceFile;
import dev.jitsirenderer.yaml.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tree of files that an environment may read. Nothing outside of it is ever opened, whatever a path or a symbolic
/// link says: Argo CD keeps the checkouts of other tenants beside ours.
///
/// @param root a real path
public record Repository(Path root) {

    /// A ConfigMap holds at most 1 MiB; so does each file that goes into one, and values need far less.
    private static final long MAX_FILE = 1024 * 1024;

    /// One message for all links that cannot be followed: each of its own would tell what there is out there.
    private static final String DEAD_LINK = "is a link that leads to no file of this repository";

    /// All that the values of one environment name, twice if they name it twice: room for eight of the largest files.
    static final long MAX_TOTAL = 8 * MAX_FILE;

    static final String TOO_MUCH = "is more than the %s bytes that are read together".formatted(MAX_TOTAL);

    private static final int MAX_PATH = 1_024;

    /// Far more than anybody adds to one installation by hand.
    private static final int MAX_DIRECTORY = 200;

    private static final Pattern MANIFEST = Pattern.compile("(?s)(?!\\.).*\\.(yaml|yml|json)|Kustomization");

    /// The names that kustomize looks for.
    private static final Set<String> KUSTOMIZATIONS =
            Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// The path relative to the root, with `/` on every system; what messages print.
    public String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /// Reads a regular file.
    ///
    /// @param named where the path was written
    /// @param base the directory that a relative path starts at
    /// @param path as the user wrote it
    /// @return the file, or a diagnostic whose message says of it why there is none
    public Checked<SourceFile> read(Position named, Path base, String path) {
        try {
            return find(named, base, path).then(found -> readFile(named, found));
        } catch (InvalidPathException | UncheckedIOException _) {
            return Checked.reject(named, "cannot be read");
        }
    }

    /// Reads a file, or the YAML and JSON files that lie directly in a directory, in the order of their names.
    ///
    /// @param named where the path was written
    /// @param base the directory that a relative path starts at
    /// @param path as the user wrote it
    /// @return the files, or a diagnostic whose message says of the path why there are none
    public Checked<List<SourceFile>> readAll(Position named, Path base, String path) {
        try {
            return find(named, base, path)
                    .then(found -> Files.isDirectory(found.real())
                            ? readDirectory(named, found)
                            : readFile(named, found).map(List::of));
        } catch (InvalidPathException | UncheckedIOException _) {
            return Checked.reject(named, "cannot be read");
        }
    }

    /// @param name the path in the repository, as messages print it
    /// @param real where it leads to, inside the repository
    private record Found(String name, Path real) {}

    private Checked<Found> find(Position named, Path base, String path) {
        if (path.length() > MAX_PATH) {
            return Checked.reject(named, "is longer than the %s characters of a path".formatted(MAX_PATH));
        }
        if (path.startsWith("/") || Path.of(path).isAbsolute()) {
            return Checked.reject(named, "is not a relative path");
        }
        // Before anything is looked up: the answer would tell whether a file out there exists.
        var normal = base.resolve(path).normalize();
        if (!normal.startsWith(root)) {
            return Checked.reject(named, "is outside of this repository");
        }
        try {
            var real = base.resolve(path).toRealPath();
            return real.startsWith(root)
                    ? new Checked.Accepted<>(new Found(relative(normal), real))
                    : Checked.reject(named, DEAD_LINK);
        } catch (IOException e) {
            if (leadsThroughLink(normal)) {
                return Checked.reject(named, DEAD_LINK);
            }
            if (e instanceof NoSuchFileException) {
                return Checked.reject(named, "does not exist");
            }
            throw new UncheckedIOException(e);
        }
    }

    private boolean leadsThroughLink(Path path) {
        return Stream.iterate(path, part -> part.startsWith(root) && !part.equals(root), Path::getParent)
                .anyMatch(Files::isSymbolicLink);
    }

    private static Checked<SourceFile> readFile(Position named, Found found) {
        // Not only directories: a FIFO or a device would be read for ever.
        if (!Files.isRegularFile(found.real())) {
            return Checked.reject(named, "is not a regular file");
        }
        try {
            var size = Files.size(found.real());
            return size > MAX_FILE
                    ? Checked.reject(named, "has %s bytes, more than the %s that are read".formatted(size, MAX_FILE))
                    : new Checked.Accepted<>(new SourceFile(found.name(), Files.readAllBytes(found.real())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checked<List<SourceFile>> readDirectory(Position named, Found directory) {
        var names = manifestsIn(directory.real());
        if (names.stream().anyMatch(KUSTOMIZATIONS::contains)) {
            return Checked.reject(named, "is a kustomization: only plain manifests are read");
        }
        if (names.isEmpty()) {
            return Checked.reject(named, "has no .yaml, .yml or .json file");
        }
        if (names.size() > MAX_DIRECTORY) {
            return Checked.reject(named, "has more than the %s manifests that are read".formatted(MAX_DIRECTORY));
        }
        var files = new ArrayList<SourceFile>();
        var problems = new ArrayList<Diagnostic>();
        var total = 0L;
        for (var name : names) {
            var inner = find(named, directory.real(), name)
                    .map(found -> new Found(directory.name() + "/" + name, found.real()))
                    .then(found -> readFile(named, found));
            switch (inner) {
                case Checked.Accepted<SourceFile>(var file) -> {
                    files.add(file);
                    total += file.bytes().length;
                }
                case Checked.Rejected<SourceFile>(var reasons) ->
                    reasons.forEach(reason -> problems.add(new Diagnostic(
                            reason.position(), "has %s, which %s".formatted(Printable.quote(name), reason.message()))));
            }
            if (total > MAX_TOTAL) {
                return Checked.reject(named, TOO_MUCH);
            }
        }
        return Checked.of(List.copyOf(files), problems);
    }

    /// Sorted; one more than [#MAX_DIRECTORY] if there are too many.
    private static List<String> manifestsIn(Path directory) {
        try (var paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> MANIFEST.matcher(name).matches())
                    .limit(MAX_DIRECTORY + 1)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
