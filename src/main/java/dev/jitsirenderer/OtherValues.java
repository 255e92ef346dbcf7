package dev.jitsirenderer;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a value could be instead: guesses, of which the binder refuses some.
final class OtherValues {

    /// Stands for every item of a list in the way to a value.
    private static final String ITEM = "[]";

    private static final Map<String, Object> SCHEMA = Values.TYPE.schema();

    /// Of a list, these tell enough.
    private static final int MAX_ITEMS = 3;

    private OtherValues() {}

    /// @param keys the way to the value
    static List<Node> of(List<String> keys, Node value) {
        return switch (value) {
            case Scalar scalar -> scalars(keys, scalar);
            case Sequence sequence -> lists(keys, sequence);
            case Mapping _ -> List.of();
        };
    }

    private static List<Node> scalars(List<String> keys, Scalar scalar) {
        var text = scalar.written();
        var texts = new ArrayList<>(choices(keys, SCHEMA));
        if (texts.isEmpty()) {
            texts.addAll(guesses(scalar));
        }
        return texts.stream()
                .filter(other -> !other.equals(text))
                .<Node>map(other -> Scalar.text(scalar.position(), other))
                .toList();
    }

    private static List<String> guesses(Scalar scalar) {
        var text = scalar.written();
        return switch (scalar.kind()) {
            case BOOLEAN -> List.of(Boolean.toString(!Boolean.parseBoolean(scalar.text())));
            case INTEGER -> {
                var number = new BigInteger(scalar.text());
                yield Stream.of(number.add(ONE), number.subtract(ONE), number.multiply(TWO))
                        .map(BigInteger::toString)
                        .toList();
            }
            // Digits lengthen a quantity or duration, letters a name; the tail of a version may be free.
            default -> List.of(text + "x", "x" + text, "1" + text, text + "1", "2");
        };
    }

    /// Without its items, without the first one, and with one of their values changed.
    private static List<Node> lists(List<String> keys, Sequence sequence) {
        var items = sequence.items();
        var others = new ArrayList<List<Node>>();
        if (!items.isEmpty()) {
            others.add(List.of());
            others.add(items.subList(1, items.size()));
        }
        for (var index = 0; index < Math.min(items.size(), MAX_ITEMS); index++) {
            for (var item : items(keys, items.get(index))) {
                var changed = new ArrayList<>(items);
                changed.set(index, item);
                others.add(changed);
            }
        }
        return others.stream()
                .<Node>map(changed -> new Sequence(sequence.position(), changed))
                .toList();
    }

    private static List<Node> items(List<String> keys, Node item) {
        if (!(item instanceof Mapping mapping)) {
            return of(keys, item).stream().limit(1).toList();
        }
        var changed = new ArrayList<Node>();
        mapping.entries()
                .forEach((key, value) -> of(below(keys, key), value).stream()
                        .limit(1)
                        .forEach(other -> {
                            var entries = new LinkedHashMap<>(mapping.entries());
                            entries.put(key, other);
                            changed.add(new Mapping(mapping.position(), entries));
                        }));
        return changed;
    }

    private static List<String> below(List<String> keys, String key) {
        return Stream.concat(keys.stream(), Stream.of(ITEM, key)).toList();
    }

    /// The words that a key takes, if it takes only some.
    private static List<String> choices(List<String> keys, Map<?, ?> schema) {
        Object at = schema;
        for (var key : keys) {
            at = child(key, at);
        }
        return keyword("enum", at) instanceof List<?> words
                ? words.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Object child(String key, Object schema) {
        if (key.equals(ITEM)) {
            return keyword("items", schema);
        }
        var properties = keyword("properties", schema);
        var known = properties instanceof Map<?, ?> map ? map.get(key) : null;
        return known == null ? keyword("additionalProperties", schema) : known;
    }

    private static Object keyword(String keyword, Object schema) {
        var value = schema instanceof Map<?, ?> map ? map.get(keyword) : null;
        return value == null ? Map.of() : value;
    }
}
