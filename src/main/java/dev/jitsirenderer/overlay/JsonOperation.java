package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// One step of a JSON patch.
sealed interface JsonOperation {

    /// Where the operation begins in the patch.
    Position position();

    record Add(Position position, JsonPointer path, Node value) implements JsonOperation {}

    record Remove(Position position, JsonPointer path) implements JsonOperation {}

    record Replace(Position position, JsonPointer path, Node value) implements JsonOperation {}

    record Move(Position position, JsonPointer from, JsonPointer path) implements JsonOperation {}

    record Copy(Position position, JsonPointer from, JsonPointer path) implements JsonOperation {}

    record Test(Position position, JsonPointer path, Node value) implements JsonOperation {}

    /// @param problems takes everything that is wrong with it; nothing if it is accepted
    static Optional<JsonOperation> read(Node node, List<Diagnostic> problems) {
        if (!(node instanceof Mapping operation)) {
            var message = "an operation must be a mapping, got " + Printable.describe(node);
            problems.add(new Diagnostic(node.position(), message));
            return Optional.empty();
        }
        return new Reader(operation, problems).read();
    }

    record Reader(Mapping operation, List<Diagnostic> problems) {

        private static final String VALUE = "value";
        private static final List<String> OPS = List.of("add", "remove", "replace", "move", "copy", "test");
        private static final List<String> KEYS = List.of("op", "path", "from", VALUE);

        private Optional<JsonOperation> read() {
            var before = problems.size();
            operation.entries().forEach((key, value) -> {
                if (!KEYS.contains(key)) {
                    var near = Suggestion.among(KEYS, key, UnaryOperator.identity());
                    reject(value, "%s is unknown%s".formatted(Printable.key(key), near));
                }
            });
            var path = pointer("path");
            var position = operation.position();
            var read = text("op").flatMap(op -> switch (op) {
                case "add" -> both(path, value(), (to, value) -> new Add(position, to, value));
                case "remove" -> path.map(from -> (JsonOperation) new Remove(position, from));
                case "replace" -> both(path, value(), (to, value) -> new Replace(position, to, value));
                case "move" -> both(pointer("from"), path, this::move);
                case "copy" -> both(pointer("from"), path, (from, to) -> new Copy(position, from, to));
                case "test" -> both(path, value(), (at, value) -> new Test(position, at, value));
                default -> unknown(op);
            });
            return problems.size() == before ? read : Optional.empty();
        }

        private JsonOperation move(JsonPointer from, JsonPointer to) {
            if (to.isBelow(from)) {
                reject(operation, "cannot move %s into itself, to %s".formatted(from, to));
            }
            return new Move(operation.position(), from, to);
        }

        private Optional<JsonOperation> unknown(String op) {
            var near = Suggestion.among(OPS, op, UnaryOperator.identity());
            reject(
                    operation.get("op").orElse(operation),
                    "op must be add, remove, replace, move, copy or test, got %s%s"
                            .formatted(Printable.quote(op), near));
            return Optional.empty();
        }

        private Optional<Node> value() {
            var value = operation.get(VALUE);
            if (value.isEmpty()) {
                missing(VALUE);
            }
            return value;
        }

        private Optional<JsonPointer> pointer(String key) {
            return text(key).flatMap(written -> {
                var pointer = JsonPointer.parse(written);
                if (pointer.isEmpty()) {
                    reject(
                            operation.get(key).orElse(operation),
                            "%s must be a path such as \"/spec/replicas\", got %s"
                                    .formatted(key, Printable.quote(written)));
                }
                return pointer;
            });
        }

        private Optional<String> text(String key) {
            var node = operation.get(key);
            if (node.isEmpty()) {
                missing(key);
            } else if (!(node.get() instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.TEXT) {
                reject(node.get(), "%s must be text, got %s".formatted(key, Printable.describe(node.get())));
                return Optional.empty();
            }
            return operation.text(key);
        }

        private void missing(String key) {
            reject(operation, key + " is missing");
        }

        private void reject(Node node, String message) {
            problems.add(new Diagnostic(node.position(), message));
        }

        private static <A, B> Optional<JsonOperation> both(
                Optional<A> first, Optional<B> second, BiFunction<A, B, JsonOperation> make) {
            return first.flatMap(a -> second.map(b -> make.apply(a, b)));
        }
    }
}
