package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.values.Neighbour;
import dev.jitsirenderer.values.Surroundings;
import dev.jitsirenderer.values.ValuesBinder;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.Environments;
import dev.jitsirenderer.values.layer.LayerFiles;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.layer.Overrides;
import dev.jitsirenderer.values.layer.ValuesTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The other environments of a repository, as far as their own values are in order: what is wrong with them is said
/// when they are rendered themselves, and must not keep this one from being rendered.
final class Neighbours {

    private Neighbours() {}

    /// @param files of the environment's repository
    static List<Neighbour> of(Environment environment, LayerFiles files) {
        return Environments.below(base(environment)).stream()
                .filter(directory -> !directory.equals(environment.directory()))
                .flatMap(directory -> read(directory, environment.repository().root(), files))
                .toList();
    }

    /// The directory around the outermost layer, so that environments without common values find each other, too.
    private static Path base(Environment environment) {
        var outermost = environment.directories().getFirst();
        var parent = outermost.getParent();
        return parent == null || !parent.startsWith(environment.repository().root()) ? outermost : parent;
    }

    private static Stream<Neighbour> read(Path directory, Path repository, LayerFiles files) {
        var checked = Environment.locate(directory, Optional.of(repository))
                .then(environment -> Layers.read(environment, Overrides.NONE, files)
                        .map(Layers::merge)
                        // Nothing to collide with, files to read, and mistakes that are its own matter.
                        .map(ValuesTree::withoutOverlays)
                        .then(tree -> ValuesBinder.bind(tree, environment.files(), Surroundings.UNKNOWN))
                        .map(values -> new Neighbour(environment.name(), values)));
        return checked instanceof Checked.Accepted<Neighbour>(var neighbour) ? Stream.of(neighbour) : Stream.empty();
    }
}
