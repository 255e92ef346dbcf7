package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Keys;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The structure of what a template printed, with a place for each value that an expression stands for.
///
/// What has no place in it is made once and shared by all objects that are made of it.
sealed interface Outline {

    /// Makes the node that values complete.
    ///
    /// @param values in the order of their places, taken one by one
    Node fill(Iterator<?> values);

    /// Makes the outline of a mapping.
    static Outline mapping(Position position, List<Field> fields) {
        var entries = new LinkedHashMap<String, Outline>();
        for (var field : fields) {
            if (!(field.key() instanceof Fixed(var key))) {
                return new OpenFields(position, fields);
            }
            add(position, entries, key, field.value());
        }
        return new Fields(position, Keys.of(List.copyOf(entries.keySet())), List.copyOf(entries.values()));
    }

    private static <T> void add(Position position, Map<String, T> entries, Node key, T value) {
        if (!(key instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT)) {
            throw new IllegalStateException("%s prints a key that is no text: %s".formatted(position.file(), key));
        }
        if (entries.putIfAbsent(scalar.text(), value) != null) {
            throw new IllegalStateException("%s prints %s twice".formatted(position.file(), scalar.text()));
        }
    }

    /// Nothing to fill in.
    record Fixed(Node node) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            return node;
        }
    }

    /// A value is the whole node.
    record Place(Position position) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            return Node.of(values.next(), position);
        }
    }

    /// A mapping, some of whose values have places.
    ///
    /// @param nodes as many as keys
    record Fields(Position position, Keys keys, List<Outline> nodes) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            return Mapping.of(position, keys, place -> nodes.get(place).fill(values));
        }
    }

    /// A mapping, some of whose keys have places.
    record OpenFields(Position position, List<Field> fields) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            var entries = LinkedHashMap.<String, Node>newLinkedHashMap(fields.size());
            for (var field : fields) {
                add(position, entries, field.key().fill(values), field.value().fill(values));
            }
            return new Mapping(position, entries);
        }
    }

    record Field(Outline key, Outline value) {}

    /// A list, some of whose items have places.
    record Items(Position position, List<Outline> items) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            var nodes = new ArrayList<Node>(items.size());
            for (var item : items) {
                nodes.add(item.fill(values));
            }
            return new Sequence(position, nodes);
        }
    }
}
