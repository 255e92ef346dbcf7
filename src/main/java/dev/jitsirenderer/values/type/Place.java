package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import java.util.Optional;

/// A node in the tree of values and the way to it.
///
/// @param key the dotted path, as messages print it; empty for the root
/// @param node what the user wrote, or a default
/// @param fallback what a rejected value is replaced by, so that binding can go on and find further mistakes
public record Place(String key, Node node, Optional<Node> fallback) {

    /// The place of a child.
    public Place child(String name, Node child) {
        var fallbackOfChild = fallback.flatMap(
                value -> value instanceof Mapping mapping ? mapping.get(name) : Optional.<Node>empty());
        return new Place(path(name), child, fallbackOfChild);
    }

    /// The dotted path of a child, whether it is there or not.
    String path(String name) {
        var printable = Printable.key(name);
        return key.isEmpty() ? printable : key + "." + printable;
    }
}
