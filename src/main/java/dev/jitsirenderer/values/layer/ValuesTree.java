package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The layers of an environment as one tree. Every node still knows where it was written.
///
/// @param root what counts
/// @param defaults the outermost layer alone
/// @param removals the dotted paths of keys that an inner layer removed, and where it did
public record ValuesTree(Mapping root, Mapping defaults, Map<String, Position> removals) {

    public ValuesTree {
        removals = Map.copyOf(removals);
    }

    /// Overlays add up: what a platform patches for all environments stays when one of them patches more.
    private static final Set<String> APPENDED = Set.of("patches", "resources");

    /// Lays each layer over the ones before: the nearest wins, mappings merge deeply, lists replace, `null` removes.
    /// The lists `patches` and `resources` of the root append, the outermost first.
    ///
    /// @param overrides laid over the files; the tree starts where the innermost file does
    static ValuesTree merge(Mapping defaults, List<Mapping> files, List<Mapping> overrides) {
        var start = files.isEmpty() ? defaults.position() : files.getLast().position();
        var root = defaults;
        var removals = new HashMap<String, Position>();
        for (var layer : Stream.concat(files.stream(), overrides.stream()).toList()) {
            root = merge(root, append(root, layer));
            removals("", layer, removals);
        }
        return new ValuesTree(new Mapping(start, root.entries()), defaults, removals);
    }

    private static Mapping append(Mapping outer, Mapping layer) {
        var entries = new LinkedHashMap<>(layer.entries());
        for (var key : APPENDED) {
            if (outer.entries().get(key) instanceof Sequence before && entries.get(key) instanceof Sequence more) {
                var items = Stream.concat(before.items().stream(), more.items().stream());
                entries.put(key, new Sequence(more.position(), items.toList()));
            }
        }
        return new Mapping(layer.position(), entries);
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

    private static void removals(String prefix, Mapping layer, Map<String, Position> removals) {
        layer.entries().forEach((key, value) -> {
            if (value instanceof Scalar scalar && scalar.isNull()) {
                removals.put(prefix + key, scalar.position());
            } else if (value instanceof Mapping mapping) {
                removals(prefix + key + ".", mapping, removals);
            }
        });
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

    /// The same tree with nothing laid over what is rendered.
    public ValuesTree withoutOverlays() {
        var tree = this;
        for (var key : APPENDED) {
            var written = root.get(key);
            if (written.isPresent()) {
                tree = tree.with(List.of(key), new Sequence(written.get().position(), List.of()));
            }
        }
        return tree;
    }

    /// The same tree with another value in a place.
    ///
    /// @param keys the way to a value that there is
    public ValuesTree with(List<String> keys, Node node) {
        return new ValuesTree((Mapping) with(root, keys, node), defaults, removals);
    }

    private static Node with(Node tree, List<String> keys, Node node) {
        if (keys.isEmpty()) {
            return node;
        }
        var entries = new LinkedHashMap<>(((Mapping) tree).entries());
        entries.computeIfPresent(keys.getFirst(), (_, child) -> with(child, keys.subList(1, keys.size()), node));
        return new Mapping(tree.position(), entries);
    }

    /// Whether one of these positions is that of the node at a dotted path, or of something below it.
    public boolean isAnyWithin(Collection<Position> positions, String path) {
        return at(path).stream().anyMatch(node -> isAnyWithin(positions, node));
    }

    private static boolean isAnyWithin(Collection<Position> positions, Node node) {
        if (positions.contains(node.position())) {
            return true;
        }
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().values().stream().anyMatch(child -> isAnyWithin(positions, child));
            case Sequence sequence -> sequence.items().stream().anyMatch(child -> isAnyWithin(positions, child));
            case Scalar _ -> false;
        };
    }

    /// The place to blame for a combination of values: the most specific of the paths that the user wrote, or the
    /// start of the innermost file if all of them are defaults.
    ///
    /// @param paths dotted; the first that was written counts
    public Position positionOf(String... paths) {
        for (var path : paths) {
            var written = at(path).map(Node::position)
                    .or(() -> Optional.ofNullable(removals.get(path)))
                    .filter(position -> !isBuiltIn(position));
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
