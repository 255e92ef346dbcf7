package dev.jitsirenderer.check;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ways through the structure of a Kubernetes object.
final class Objects {

    private Objects() {}

    /// The mapping at the end of a path of keys.
    static Optional<Mapping> mapping(Mapping object, String... path) {
        var found = Optional.of(object);
        for (var key : path) {
            found = found.flatMap(mapping -> mapping.mapping(key));
        }
        return found;
    }

    /// The mappings in the list below a key.
    static Stream<Mapping> items(Mapping object, String key) {
        return object
                .get(key)
                .filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElse(List.of())
                .stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    /// The text of a scalar; empty for anything else.
    static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    /// Whether a port is given by its name.
    static boolean isName(Node port) {
        return port instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.TEXT
                && !scalar.text().chars().allMatch(Character::isDigit);
    }
}
