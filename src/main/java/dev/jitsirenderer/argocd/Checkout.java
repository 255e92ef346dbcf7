package dev.jitsirenderer.argocd;

import dev.jitsirenderer.values.layer.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that Argo CD sent of a repository.
///
/// @param root the directory that they lie in; empty if nothing tells where it is
/// @param inside the way from there to the environment
/// @param missing the way from the top of the repository to the root; empty if all of the repository may be here.
///     The annotation `manifest-generate-paths` narrows what Argo CD sends.
record Checkout(Optional<Path> root, Path inside, Path missing) {

    /// cmp-server makes a directory of this name and puts each call's copy of a repository into one below it.
    private static final String WORK_DIRECTORY = "_cmp_server";

    private static final Path NOWHERE = Path.of("");

    /// @param directory a real path
    /// @param sourcePath of the environment in the repository, as the Application says it
    static Checkout around(Path directory, String sourcePath) {
        var source = normal(sourcePath);
        var top = top(directory);
        if (top.isPresent()) {
            var inside = top.get().relativize(directory);
            return new Checkout(top, inside, without(inside, source).orElse(NOWHERE));
        }
        return new Checkout(source.equals(NOWHERE) ? Optional.empty() : without(source, directory), source, NOWHERE);
    }

    /// Whether nothing that the environment could inherit was sent.
    boolean isBare() {
        return isNarrowed() && inside.equals(NOWHERE);
    }

    /// Whether all directories from the environment up to the root are layers, so that what was not sent may be more.
    /// The
    /// top of a repository is none: what lies directly below it is taken for complete.
    boolean mayLackLayers() {
        return missing.getNameCount() > 1 && root.filter(this::areLayersUpTo).isPresent();
    }

    /// What the annotation would have to name, from the environment: the directory above the root.
    String above() {
        return "../".repeat(inside.equals(NOWHERE) ? 0 : inside.getNameCount()) + "..";
    }

    private boolean areLayersUpTo(Path top) {
        return Stream.iterate(top.resolve(inside), Path::getParent)
                .takeWhile(path -> path.startsWith(top))
                .allMatch(path -> Files.exists(path.resolve(Environment.VALUES_FILE)));
    }

    boolean isNarrowed() {
        return !missing.equals(NOWHERE);
    }

    private static Optional<Path> top(Path directory) {
        var path = directory;
        for (var parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.endsWith(WORK_DIRECTORY)) {
                return Optional.of(path);
            }
            path = parent;
        }
        return Optional.empty();
    }

    static Path normal(String sourcePath) {
        try {
            return Path.of(sourcePath).normalize();
        } catch (InvalidPathException _) {
            return NOWHERE;
        }
    }

    /// The beginning of a path that has this end.
    private static Optional<Path> without(Path end, Path path) {
        if (end.equals(NOWHERE)) {
            return Optional.of(path);
        }
        if (!path.endsWith(end)) {
            return Optional.empty();
        }
        var beginning = path;
        for (var name = 0; name < end.getNameCount(); name++) {
            beginning = beginning.getParent() == null ? NOWHERE : beginning.getParent();
        }
        return Optional.of(beginning);
    }
}
