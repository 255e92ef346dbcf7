package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node in the tree of values and the way to it, which is only written out when somebody asks.
///
/// @param around what it is a part of; null where the way starts
/// @param name of a key; empty for the root and for an item of a list
/// @param index of an item of a list; -1 for a key
/// @param node what the user wrote, or a default
/// @param fallback what a rejected value is replaced by, so that binding can go on and find further mistakes
public record Place(@Nullable Place around, String name, int index, Node node, Optional<Node> fallback) {

    private static final int NO_ITEM = -1;

    /// The place where a way starts.
    ///
    /// @param name empty for the root
    public static Place start(String name, Node node, Optional<Node> fallback) {
        return new Place(null, name, NO_ITEM, node, fallback);
    }

    /// The dotted path, as messages print it; empty for the root.
    public String key() {
        if (around == null) {
            return name;
        }
        return index == NO_ITEM ? around.path(name) : "%s[%s]".formatted(around.key(), index);
    }

    /// The place of a child.
    public Place child(String name, Node child) {
        var fallbackOfChild = fallback.flatMap(
                value -> value instanceof Mapping mapping ? mapping.get(name) : Optional.<Node>empty());
        return child(name, child, fallbackOfChild);
    }

    Place child(String name, Node child, Optional<Node> fallbackOfChild) {
        return new Place(this, name, NO_ITEM, child, fallbackOfChild);
    }

    /// The place of a list's item, which has nothing to fall back to.
    Place item(int index, Node item) {
        return new Place(this, "", index, item, Optional.empty());
    }

    /// The dotted path of a child, whether it is there or not.
    String path(String name) {
        var key = key();
        var printable = Printable.key(name);
        return key.isEmpty() ? printable : key + "." + printable;
    }
}
