package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A mapping with text keys in the order they were written.
///
/// Keys and values lie in two arrays: a large installation has some 300 of them for each shard, and as maps of Java
/// they took most of the memory.
public final class Mapping implements Node {

    private static final Keys NO_KEYS = Keys.of(List.of());

    private final Position position;
    private final Keys keys;
    private final Node[] values;

    private Mapping(Position position, Keys keys, Node[] values) {
        this.position = position;
        this.keys = keys;
        this.values = values;
    }

    /// @param entries in the order in which they are written
    public Mapping(Position position, Map<String, ? extends Node> entries) {
        this(position, Keys.of(List.copyOf(entries.keySet())), entries.values().toArray(Node[]::new));
    }

    public static Mapping empty(Position position) {
        return new Mapping(position, NO_KEYS, new Node[0]);
    }

    /// @param value the one at a place of the keys; asked for in their order
    public static Mapping of(Position position, Keys keys, IntFunction<Node> value) {
        var values = new Node[keys.size()];
        Arrays.setAll(values, value);
        return new Mapping(position, keys, values);
    }

    static Mapping of(Map<?, ?> map, Position position) {
        var names = new String[map.size()];
        var values = new Node[names.length];
        var place = 0;
        for (var entry : map.entrySet()) {
            names[place] = entry.getKey().toString();
            values[place] = Node.of(entry.getValue(), position);
            place++;
        }
        return new Mapping(position, Keys.of(Arrays.asList(names)), values);
    }

    @Override
    public Position position() {
        return position;
    }

    /// How many entries there are.
    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /// @param place from 0
    public String key(int place) {
        return keys.get(place);
    }

    /// @param place from 0
    public Node value(int place) {
        return values[place];
    }

    /// A view that cannot be changed.
    public Map<String, Node> entries() {
        return new Entries(this);
    }

    public Optional<Node> get(String key) {
        return Optional.ofNullable(find(key));
    }

    /// The mapping below a key; empty if there is none or if it is something else.
    public Optional<Mapping> mapping(String key) {
        return find(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /// The text of the scalar below a key; empty if there is none or if it is something else.
    public Optional<String> text(String key) {
        return find(key) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /// The scalars as text, sorted by key: labels, a selector.
    public Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (var place = 0; place < values.length; place++) {
            if (values[place] instanceof Scalar scalar) {
                texts.put(keys.get(place), scalar.text());
            }
        }
        return texts;
    }

    @Nullable
    Node find(Object key) {
        var place = keys.indexOf(key);
        return place < 0 ? null : values[place];
    }

    @Override
    public long count() {
        var count = 1L;
        for (var value : values) {
            count += 1 + value.count();
        }
        return count;
    }

    @Override
    public Object data() {
        var data = new TreeMap<String, Object>();
        for (var place = 0; place < values.length; place++) {
            data.put(keys.get(place), values[place].data());
        }
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mapping mapping
                && position.equals(mapping.position)
                && entries().equals(mapping.entries());
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, entries());
    }

    @Override
    public String toString() {
        return entries().toString();
    }
}
