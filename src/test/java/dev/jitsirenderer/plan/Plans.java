package dev.jitsirenderer.plan;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Installation;
import dev.jitsirenderer.values.Surroundings;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.ValuesBinder;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.List;

/// Plans of installations that a text describes.
final class Plans {

    private Plans() {}

    static Installation of(String values) {
        return InstallationPlanner.plan(values(values), Capabilities.UNKNOWN);
    }

    /// On a cluster of which nothing is known.
    static Values values(String text) {
        var layer = (Mapping) ((Checked.Accepted<?>) YamlReader.read(text, "values.yaml")).value();
        var tree = new Layers(Layers.builtIn(), List.of(layer), List.of()).merge();
        var checked =
                ValuesBinder.bind(tree, (named, _) -> Checked.reject(named, "does not exist"), Surroundings.UNKNOWN);
        return ((Checked.Accepted<Values>) checked).value();
    }
}
