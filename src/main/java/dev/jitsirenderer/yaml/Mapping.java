package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A mapping with text keys in the order they were written.
public record Mapping(Position position, Map<String, Node> entries) implements Node {

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Mapping empty(Position position) {
        return new Mapping(position, Map.of());
    }

    static Mapping of(Map<?, ?> map, Position position) {
        var entries = LinkedHashMap.<String, Node>newLinkedHashMap(map.size());
        map.forEach((key, value) -> entries.put(key.toString(), Node.of(value, position)));
        return new Mapping(position, entries);
    }

    public Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// The mapping below a key; empty if there is none or if it is something else.
    public Optional<Mapping> mapping(String key) {
        return entries.get(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /// The text of the scalar below a key; empty if there is none or if it is something else.
    public Optional<String> text(String key) {
        return entries.get(key) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /// The scalars as text, sorted by key: labels, a selector.
    public Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        entries.forEach((key, value) -> {
            if (value instanceof Scalar scalar) {
                texts.put(key, scalar.text());
            }
        });
        return texts;
    }

    @Override
    public long count() {
        var count = 1L;
        for (var value : entries.values()) {
            count += 1 + value.count();
        }
        return count;
    }

    @Override
    public Object data() {
        var data = new TreeMap<String, Object>();
        entries.forEach((key, value) -> data.put(key, value.data()));
        return data;
    }
}
