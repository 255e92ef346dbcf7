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
        return switch (value) {
            case Node node -> node;
            case CharSequence text -> Scalar.text(position, text.toString());
            case Integer number -> Scalar.integer(position, number);
            case Long number -> Scalar.integer(position, number);
            case Boolean truth -> Scalar.truth(position, truth);
            case Map<?, ?> map -> Mapping.of(map, position);
            case Iterable<?> items -> Sequence.of(items, position);
            default ->
                throw new IllegalArgumentException(
                        "no YAML for a " + value.getClass().getName());
        };
    }

    /// How many keys and values there are, this one included.
    default long count() {
        return switch (this) {
            case Scalar _ -> 1;
            case Sequence list ->
                1 + list.items().stream().mapToLong(Node::count).sum();
            case Mapping mapping ->
                1
                        + mapping.entries().values().stream()
                                .mapToLong(value -> 1 + value.count())
                                .sum();
        };
    }

    /// Whether both say the same to a reader of YAML: order of keys, quoting and positions do not count.
    default boolean sameDataAs(Node other) {
        return data().equals(other.data());
    }

    /// The plain Java form: `Map<String, ?>`, `List<?>`, `String`, `Boolean`, `BigInteger`, `BigDecimal`, or
    /// [Scalar#NOTHING] for null.
    Object data();
}
