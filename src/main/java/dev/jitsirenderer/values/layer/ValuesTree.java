package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The layers of an environment as one tree. Every node still knows where it was written.
///
/// @param root what counts
/// @param defaults the outermost layer alone
public record ValuesTree(Mapping root, Mapping defaults) {

    /// Lays each layer over the ones before: the nearest wins, mappings merge deeply, lists replace, `null` removes.
    static ValuesTree merge(Mapping defaults, List<Mapping> written) {
        var root = defaults;
        for (var layer : written) {
            root = merge(root, layer);
        }
        return new ValuesTree(root, defaults);
    }

    /// Lays one mapping over another.
    public static Mapping merge(Mapping outer, Mapping inner) {
        var entries = new LinkedHashMap<>(outer.entries());
        inner.entries().forEach((key, value) -> {
            if (value instanceof Scalar scalar && scalar.isNull()) {
                entries.remove(key);
            } else {
                var below = entries.get(key);
                entries.put(
                        key,
                        merge(below instanceof Mapping mapping ? mapping : Mapping.empty(value.position()), value));
            }
        });
        return new Mapping(inner.position(), entries);
    }

    /// A mapping is laid over nothing, too: a `null` in it removes itself.
    private static Node merge(Mapping outer, Node inner) {
        return inner instanceof Mapping mapping ? merge(outer, mapping) : inner;
    }

    /// The node at a dotted path.
    public Optional<Node> at(String path) {
        Node node = root;
        for (var key : path.split("\\.", -1)) {
            if (!(node instanceof Mapping mapping) || mapping.get(key).isEmpty()) {
                return Optional.empty();
            }
            node = mapping.get(key).get();
        }
        return Optional.of(node);
    }

    /// The place to blame for a combination of values: the most specific of the paths that the user wrote, or the
    /// start of the innermost file if all of them are defaults.
    ///
    /// @param paths dotted; the first that was written counts
    public Position positionOf(String... paths) {
        for (var path : paths) {
            var written = at(path).map(Node::position).filter(position -> !isBuiltIn(position));
            if (written.isPresent()) {
                return written.get();
            }
        }
        return root.position();
    }

    private static boolean isBuiltIn(Position position) {
        return position.file().equals(Layers.BUILT_IN);
    }
}
