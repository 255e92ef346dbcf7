package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/// The structure of what a template printed, with a place for each value that an expression stands for.
///
/// What has no place in it is made once and shared by all objects that are made of it.
sealed interface Outline {

    /// Makes the node that values complete.
    ///
    /// @param values in the order of their places, taken one by one
    Node fill(Iterator<?> values);

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

    /// A mapping, some of whose keys or values have places.
    record Fields(Position position, List<Field> fields) implements Outline {

        @Override
        public Node fill(Iterator<?> values) {
            var entries = LinkedHashMap.<String, Node>newLinkedHashMap(fields.size());
            for (var field : fields) {
                var key = text(field.key().fill(values));
                if (entries.putIfAbsent(key, field.value().fill(values)) != null) {
                    throw new IllegalStateException("%s prints %s twice".formatted(position.file(), key));
                }
            }
            return new Mapping(position, entries);
        }

        private String text(Node key) {
            if (key instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
                return scalar.text();
            }
            throw new IllegalStateException("%s prints a key that is no text: %s".formatted(position.file(), key));
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
