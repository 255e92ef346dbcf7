package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// A directory with a `values.yaml`, and the directories above it whose values it inherits.
///
/// @param repository what it may read
/// @param directories from the outermost layer to the environment itself, real paths
public record Environment(Repository repository, List<Path> directories) {

    public static final String VALUES_FILE = "values.yaml";

    /// More than anybody nests: each layer is a file that is read.
    private static final int MAX_LAYERS = 16;

    /// Finds the layers of an environment: its own directory and each parent up to the first without a `values.yaml`,
    /// never beyond the repository.
    ///
    /// @param repository its real path if somebody knows it, as Argo CD does; otherwise it is the Git work tree
    ///     around the environment. Where there is none, it ends at the first directory without a `values.yaml`, so
    ///     that messages say `environments/production/values.yaml`.
    public static Checked<Environment> locate(Path directory, Optional<Path> repository) {
        var named = Position.of(relative(directory, repository));
        Path environment;
        try {
            environment = directory.toRealPath();
        } catch (IOException _) {
            return Checked.reject(named, "is not a directory");
        }
        if (!Files.isDirectory(environment)) {
            return Checked.reject(named, "is not a directory");
        }
        if (!hasValues(environment)) {
            return Checked.reject(named, "has no values.yaml, so it is not an environment");
        }
        var workTree = repository.filter(environment::startsWith).or(() -> Repository.rootOfGit(environment));
        var directories = new ArrayDeque<Path>();
        var candidate = environment;
        while (candidate != null && hasValues(candidate)) {
            directories.addFirst(candidate);
            candidate = candidate.equals(workTree.orElse(null)) ? null : candidate.getParent();
        }
        if (directories.size() > MAX_LAYERS) {
            return Checked.reject(named, "has more than the %s layers that are read".formatted(MAX_LAYERS));
        }
        var outermost = directories.getFirst();
        var parent = outermost.getParent();
        var root = workTree.orElse(parent == null ? outermost : parent);
        return new Checked.Accepted<>(new Environment(new Repository(root), List.copyOf(directories)));
    }

    /// The environment's own directory.
    public Path directory() {
        return directories.getLast();
    }

    /// What messages call the environment: its path in the repository.
    public String name() {
        var name = repository.relative(directory());
        return name.isEmpty() ? "." : name;
    }

    private static String relative(Path directory, Optional<Path> repository) {
        var name = repository
                .filter(directory::startsWith)
                .map(root -> root.relativize(directory))
                .orElse(directory)
                .toString();
        return name.isEmpty() ? "." : name;
    }

    /// The files that values may name, relative to the file that names them.
    public FileSource files() {
        return new RepositoryFiles(this);
    }

    /// Even if it is something that cannot be read: the reader says so better.
    static boolean hasValues(Path directory) {
        return Files.exists(directory.resolve(VALUES_FILE), LinkOption.NOFOLLOW_LINKS);
    }
}
