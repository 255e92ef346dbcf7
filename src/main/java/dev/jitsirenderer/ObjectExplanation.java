package dev.jitsirenderer;

import dev.jitsirenderer.Explanation.Entry;
import dev.jitsirenderer.Explanation.Leaf;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.JsonText;
import java.util.ArrayList;
import java.util.List;

/// Where the fields of a rendered object come from: a patch, a values file that says them in Kubernetes' own words, or
/// a template and the values that it depends on.
public final class ObjectExplanation {

    /// Longer lists are cut: a checksum depends on nearly everything.
    private static final int MAX_VALUES = 3;

    private ObjectExplanation() {}

    /// @param object `Kind/name`
    /// @param path of a field, of which and below which to explain; all if empty
    public static Checked<Explanation> of(Request request, String object, String path) {
        return Renderer.render(request)
                .then(manifests -> find(object, manifests))
                .then(manifest -> explain(request, manifest, path));
    }

    private static Checked<Manifest> find(String object, List<Manifest> manifests) {
        var names = manifests.stream().map(ObjectExplanation::name).distinct().toList();
        return manifests.stream()
                .filter(manifest -> name(manifest).equalsIgnoreCase(object))
                .findFirst()
                .<Checked<Manifest>>map(Checked.Accepted::new)
                .orElseGet(() -> Checked.reject(
                        Position.of(object), "is not rendered" + Suggestion.among(names, object, name -> name)));
    }

    private static String name(Manifest manifest) {
        return manifest.kind() + "/" + manifest.name();
    }

    private static Checked<Explanation> explain(Request request, Manifest manifest, String path) {
        var all = Explanation.leaves("", manifest.object());
        var chosen = all.stream().filter(leaf -> isWithin(path, leaf.path())).toList();
        if (chosen.isEmpty()) {
            var paths = all.stream().map(Leaf::path).toList();
            return new Checked.Rejected<>(List.of(new Diagnostic(
                    Position.of(name(manifest)),
                    "has no %s%s".formatted(path, Suggestion.among(paths, path, name -> name)))));
        }
        var needsValues = chosen.stream()
                .anyMatch(leaf -> Manifest.isOfTemplate(leaf.node().position()));
        var influences = needsValues ? Influences.on(manifest, request) : Influences.NONE;
        var entries = new ArrayList<Entry>();
        for (var leaf : chosen) {
            entries.add(new Entry(leaf.path(), JsonText.of(leaf.node()), origin(leaf, influences)));
        }
        return new Checked.Accepted<>(new Explanation(entries));
    }

    private static boolean isWithin(String path, String leaf) {
        return path.isEmpty() || leaf.equals(path) || leaf.startsWith(path + ".") || leaf.startsWith(path + "[");
    }

    private static String origin(Leaf leaf, Influences influences) {
        var position = leaf.node().position();
        if (!Manifest.isOfTemplate(position)) {
            return position.toString();
        }
        var values = influences.of(leaf.path());
        if (values.isEmpty()) {
            return position.toString();
        }
        var said = values.stream()
                .limit(MAX_VALUES)
                .map(Influences.Value::toString)
                .toList();
        var more = values.size() - said.size();
        return "%s with %s%s"
                .formatted(position, String.join(", ", said), more == 0 ? "" : " and %s more".formatted(more));
    }
}
