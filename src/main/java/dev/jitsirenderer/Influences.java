package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.plan.TopologyPlanner;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.render.ManifestRenderer;
import dev.jitsirenderer.values.Surroundings;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.ValuesBinder;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.layer.ValuesTree;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which values the fields of a rendered object depend on.
///
/// Found by trying: one value after the other is replaced by another one that is accepted, and the object is rendered
/// again. What is different then depends on that value, whatever way it takes through plan and templates.
///
/// @param byField the path of a field -> the values, in the order of the tree
record Influences(Map<String, List<Value>> byField) {

    static final Influences NONE = new Influences(Map.of());

    /// @param position where the value was written
    record Value(String key, Position position) {

        @Override
        public String toString() {
            return "%s (%s)".formatted(key, position);
        }
    }

    List<Value> of(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /// @param manifest rendered for the request
    static Influences on(Manifest manifest, Request request) {
        var found = request.locate()
                .then(environment -> Layers.read(environment, request.overrides())
                        .map(Layers::merge)
                        .map(tree -> new Trial(environment, request, manifest, tree).run()));
        return found instanceof Checked.Accepted<Influences>(var influences) ? influences : NONE;
    }

    /// @param keys the way to a value
    private record Place(List<String> keys, Node node) {}

    /// One rendering after the other.
    private record Trial(Environment environment, Request request, Manifest manifest, ValuesTree written) {

        Influences run() {
            // These are laid over what is rendered, and have positions of their own there.
            var tree = written.withoutOverlays();
            var before = fields(tree).orElseThrow();
            var byField = new HashMap<String, List<Value>>();
            for (var place : places(List.of(), tree.root())) {
                var value =
                        new Value(String.join(".", place.keys()), place.node().position());
                differences(tree, place, before)
                        .forEach(field -> byField.computeIfAbsent(field, _ -> new ArrayList<>())
                                .add(value));
            }
            return new Influences(byField);
        }

        /// Every value of a tree; a list is one value.
        private static List<Place> places(List<String> keys, Node node) {
            if (!(node instanceof Mapping mapping)) {
                return List.of(new Place(keys, node));
            }
            return mapping.entries().entrySet().stream()
                    .flatMap(entry ->
                            places(
                                    Stream.concat(keys.stream(), Stream.of(entry.getKey()))
                                            .toList(),
                                    entry.getValue())
                                    .stream())
                    .toList();
        }

        /// The fields that are different with the first other value that makes a difference. Of a list, each variant
        /// is another part, so that all of them count.
        private Set<String> differences(ValuesTree tree, Place place, Map<String, Object> before) {
            var different = new TreeSet<String>();
            for (var other : OtherValues.of(place.keys(), place.node())) {
                fields(tree.with(place.keys(), other)).ifPresent(after -> different.addAll(different(before, after)));
                if (!different.isEmpty() && place.node() instanceof Scalar) {
                    break;
                }
            }
            return different;
        }

        /// Fields that the other rendering lacks count as different. Where all of the object is missing, its kind
        /// stands for it.
        private static Set<String> different(Map<String, Object> before, Map<String, Object> after) {
            if (after.isEmpty()) {
                return Set.of("kind");
            }
            return before.keySet().stream()
                    .filter(field -> !Objects.equals(after.get(field), before.get(field)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /// The fields of the object, rendered with other values; empty if these are refused.
        private Optional<Map<String, Object>> fields(ValuesTree tree) {
            var surroundings = new Surroundings(request.capabilities(), List.of());
            return ValuesBinder.bind(tree, environment.files(), surroundings)
                            instanceof Checked.Accepted<Values>(var values)
                    ? Optional.of(fields(values))
                    : Optional.empty();
        }

        private Map<String, Object> fields(Values values) {
            var topology = TopologyPlanner.plan(values, request.capabilities());
            return ManifestRenderer.render(
                            topology,
                            (scope, component) ->
                                    scope.equals(manifest.scope()) && component.equals(manifest.component()))
                    .stream()
                    .filter(other -> other.label().equals(manifest.label()))
                    .findFirst()
                    .map(other -> data(other.object()))
                    .orElse(Map.of());
        }

        private static Map<String, Object> data(Node object) {
            var fields = new HashMap<String, Object>();
            Explanation.leaves("", object)
                    .forEach(leaf -> fields.put(leaf.path(), leaf.node().data()));
            return fields;
        }
    }
}
