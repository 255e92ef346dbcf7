package dev.jitsirenderer;

import dev.jitsirenderer.check.Declared;
import dev.jitsirenderer.check.ManifestCheck;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.ManifestOrder;
import dev.jitsirenderer.overlay.Overlay;
import dev.jitsirenderer.plan.TopologyPlanner;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.render.ManifestRenderer;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.values.Surroundings;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.ValuesBinder;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.LayerFiles;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.layer.ValuesTree;
import java.util.List;

/// The flow: every command that shows, compares or checks manifests goes through here.
public final class Renderer {

    private Renderer() {}

    /// Renders an environment, or says everything that is wrong with it.
    public static Checked<List<Manifest>> render(Request request) {
        return values(request).then(values -> render(values, request.capabilities()));
    }

    private static Checked<List<Manifest>> render(Values values, Capabilities capabilities) {
        var topology = TopologyPlanner.plan(values, capabilities);
        var rendered = ManifestRenderer.render(topology);
        return Overlay.apply(rendered, values.overlays(), values.namespace())
                .then(manifests -> ManifestCheck.check(manifests, Declared.of(values), capabilities))
                .map(ManifestOrder::sort);
    }

    /// The first half of the flow: what the environment asks for.
    public static Checked<Values> values(Request request) {
        var files = new LayerFiles();
        return request.locate()
                .then(environment -> Layers.read(environment, request.overrides(), files)
                        .map(Layers::merge)
                        .then(tree -> bind(tree, environment, files, request)));
    }

    private static Checked<Values> bind(ValuesTree tree, Environment environment, LayerFiles files, Request request) {
        var surroundings = new Surroundings(request.capabilities(), Neighbours.of(environment, files));
        return ValuesBinder.bind(tree, environment.files(), surroundings);
    }
}
