package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.util.Map;

/// A piece of YAML or JSON with the place it was written at.
///
/// The position of a mapping's value is the line of its key, because that is the line a person looks for.
/// Two nodes are equal if they were written at the same place; [#sameDataAs] compares what they say.
public sealed interface Node permits Mapping, Sequence, Scalar {

    Position position();

    /// @param value text, a whole number, a boolean, or a collection or map of such values, all of which get the
    ///     position; a node keeps its own
    static Node of(Object value, Position position) {
        // No switch over types on the way of every render: the JVM makes a class for it when it first runs.
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof CharSequence text) {
            return Scalar.text(position, text.toString());
        }
        if (value instanceof Map<?, ?> map) {
            return Mapping.of(map, position);
        }
        if (value instanceof Iterable<?> items) {
            return Sequence.of(items, position);
        }
        if (value instanceof Integer || value instanceof Long) {
            return Scalar.integer(position, ((Number) value).longValue());
        }
        if (value instanceof Boolean truth) {
            return Scalar.truth(position, truth);
        }
        throw new IllegalArgumentException("no YAML for a " + value.getClass().getName());
    }

    /// How many keys and values there are, this one included.
    long count();

    /// Whether both say the same to a reader of YAML: order of keys, quoting and positions do not count.
    default boolean sameDataAs(Node other) {
        return data().equals(other.data());
    }

    /// The plain Java form: `Map<String, ?>`, `List<?>`, `String`, `Boolean`, `BigInteger`, `BigDecimal`, or
    /// [Scalar#NOTHING] for null.
    Object data();
}
