package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The values files of a repository, each of which is read once, however many environments inherit it.
public final class LayerFiles {

    private final Map<Path, Checked<Mapping>> layers = new HashMap<>();

    /// @param directory one of the environment's
    Checked<Mapping> layer(Environment environment, Path directory) {
        return layers.computeIfAbsent(directory, _ -> read(environment.repository(), directory));
    }

    private static Checked<Mapping> read(Repository repository, Path directory) {
        var file = repository.relative(directory.resolve(Environment.VALUES_FILE));
        return repository
                .read(Position.of(file), directory, Environment.VALUES_FILE)
                .then(source -> YamlReader.read(source.bytes(), file))
                .then(LayerFiles::asMapping);
    }

    private static Checked<Mapping> asMapping(Node root) {
        return root instanceof Mapping mapping
                ? new Checked.Accepted<>(mapping)
                : Checked.reject(root.position(), "must be a mapping of keys, got " + Printable.describe(root));
    }
}
