package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Applies one operation of a JSON patch to an object.
///
/// @param isSecret whether messages keep what they find to themselves
record JsonEditor(boolean isSecret) {

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final String END = "-";

    /// What happens where a path ends.
    private enum Edit {
        ADD,
        REPLACE,
        REMOVE
    }

    /// On the way to the place of an edit.
    private record Way(JsonOperation operation, JsonPointer path, Edit edit, Optional<Node> value) {

        <T> Checked<T> reject(String message) {
            return Checked.reject(operation.position(), message);
        }

        boolean isLast(int depth) {
            return depth == path.steps().size() - 1;
        }

        /// Names the place up to a step.
        JsonPointer at(int depth) {
            return path.upTo(depth + 1);
        }
    }

    Checked<Mapping> apply(JsonOperation operation, Mapping object) {
        return switch (operation) {
            case JsonOperation.Add add -> add(add, add.path(), add.value(), object);
            case JsonOperation.Replace replace ->
                root(new Way(replace, replace.path(), Edit.REPLACE, Optional.of(replace.value())), object);
            case JsonOperation.Remove remove -> remove(remove, remove.path(), object);
            case JsonOperation.Move move ->
                find(move, move.from(), object)
                        .then(value ->
                                remove(move, move.from(), object).then(rest -> add(move, move.path(), value, rest)));
            case JsonOperation.Copy copy ->
                find(copy, copy.from(), object).then(value -> add(copy, copy.path(), value, object));
            case JsonOperation.Test test -> test(test, object);
        };
    }

    private static Checked<Mapping> add(JsonOperation operation, JsonPointer path, Node value, Mapping object) {
        return root(new Way(operation, path, Edit.ADD, Optional.of(value)), object);
    }

    private static Checked<Mapping> remove(JsonOperation operation, JsonPointer path, Mapping object) {
        return root(new Way(operation, path, Edit.REMOVE, Optional.empty()), object);
    }

    private static Checked<Mapping> root(Way way, Mapping object) {
        return edit(way, 0, object).map(Mapping.class::cast);
    }

    private static Checked<Node> edit(Way way, int depth, Node node) {
        return switch (node) {
            case Mapping mapping -> edit(way, depth, mapping);
            case Sequence list -> edit(way, depth, list);
            case Scalar _ ->
                way.reject("%s does not exist, %s is a single value".formatted(way.path(), way.at(depth - 1)));
        };
    }

    private static Checked<Node> edit(Way way, int depth, Mapping mapping) {
        var key = way.path().steps().get(depth);
        var entries = new LinkedHashMap<>(mapping.entries());
        var old = mapping.get(key);
        if (old.isEmpty() && !(way.isLast(depth) && way.edit() == Edit.ADD)) {
            return way.reject("%s does not exist".formatted(way.at(depth)));
        }
        if (!way.isLast(depth)) {
            return edit(way, depth + 1, old.orElseThrow()).map(child -> {
                entries.put(key, child);
                return new Mapping(mapping.position(), entries);
            });
        }
        way.value().ifPresentOrElse(value -> entries.put(key, value), () -> entries.remove(key));
        return new Checked.Accepted<>(new Mapping(mapping.position(), entries));
    }

    private static Checked<Node> edit(Way way, int depth, Sequence list) {
        var step = way.path().steps().get(depth);
        var isAdded = way.isLast(depth) && way.edit() == Edit.ADD;
        var end = list.items().size();
        if (isAdded && step.equals(END)) {
            return new Checked.Accepted<>(with(list, end, way));
        }
        return index(way.operation(), way.at(depth), isAdded ? end + 1 : end, end)
                .then(index -> {
                    if (way.isLast(depth)) {
                        return new Checked.Accepted<>(with(list, index, way));
                    }
                    return edit(way, depth + 1, list.items().get(index)).map(child -> {
                        var items = new ArrayList<>(list.items());
                        items.set(index, child);
                        return new Sequence(list.position(), items);
                    });
                });
    }

    private static Sequence with(Sequence list, int index, Way way) {
        var items = new ArrayList<>(list.items());
        switch (way.edit()) {
            case ADD -> items.add(index, way.value().orElseThrow());
            case REPLACE -> items.set(index, way.value().orElseThrow());
            case REMOVE -> items.remove(index);
        }
        return new Sequence(list.position(), items);
    }

    /// @param limit the first index that is too large
    /// @param size how many items the list has
    private static Checked<Integer> index(JsonOperation operation, JsonPointer at, int limit, int size) {
        if (!INDEX.matcher(at.last()).matches()) {
            return Checked.reject(
                    operation.position(), "%s must end with an index of the list, counted from 0".formatted(at));
        }
        int index = Integer.parseInt(at.last());
        return index < limit
                ? new Checked.Accepted<>(index)
                : Checked.reject(
                        operation.position(),
                        "%s does not exist, the list has %s %s".formatted(at, size, size == 1 ? "item" : "items"));
    }

    private static Checked<Node> find(JsonOperation operation, JsonPointer path, Node object) {
        Checked<Node> found = new Checked.Accepted<>(object);
        for (var depth = 0; depth < path.steps().size(); depth++) {
            var at = path.upTo(depth + 1);
            found = found.then(node -> child(operation, at, node));
        }
        return found;
    }

    private static Checked<Node> child(JsonOperation operation, JsonPointer at, Node node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.get(at.last())
                        .<Checked<Node>>map(Checked.Accepted::new)
                        .orElseGet(() -> Checked.reject(operation.position(), at + " does not exist"));
            case Sequence list -> {
                var size = list.items().size();
                yield index(operation, at, size, size).map(index -> list.items().get(index));
            }
            case Scalar _ -> Checked.reject(operation.position(), at + " does not exist");
        };
    }

    /// As in kustomize, a key that is not there equals null.
    private Checked<Mapping> test(JsonOperation.Test test, Mapping object) {
        var path = test.path();
        var parent = path.steps().size() == 1
                ? new Checked.Accepted<Node>(object)
                : find(test, path.upTo(path.steps().size() - 1), object);
        return parent.then(node -> {
            var found =
                    node instanceof Mapping mapping && mapping.get(path.last()).isEmpty()
                            ? new Checked.Accepted<Node>(Scalar.nothing(test.position()))
                            : child(test, path, node);
            return found.then(value -> same(value, test.value())
                    ? new Checked.Accepted<>(object)
                    : Checked.reject(test.position(), failure(path, value, test.value())));
        });
    }

    private String failure(JsonPointer path, Node found, Node expected) {
        if (isSecret) {
            return "%s is not what the patch expects".formatted(path);
        }
        var wanted = Printable.describe(expected);
        var got = Printable.describe(found);
        if (!wanted.equals(got)) {
            return "%s must be %s, got %s".formatted(path, wanted, got);
        }
        return found instanceof Scalar
                ? "%s must be %s of another type".formatted(path, wanted)
                : "%s must be the same as in the patch, got another".formatted(path);
    }

    /// Numbers are equal by value, as the RFC has it.
    private static boolean same(Node first, Node second) {
        return switch (first) {
            case Scalar scalar -> second instanceof Scalar other && sameValue(scalar, other);
            case Sequence list ->
                second instanceof Sequence other
                        && list.items().size() == other.items().size()
                        && IntStream.range(0, list.items().size())
                                .allMatch(index -> same(
                                        list.items().get(index), other.items().get(index)));
            case Mapping mapping ->
                second instanceof Mapping other
                        && mapping.entries().keySet().equals(other.entries().keySet())
                        && mapping.entries().entrySet().stream()
                                .allMatch(entry -> other.get(entry.getKey())
                                        .filter(node -> same(entry.getValue(), node))
                                        .isPresent());
        };
    }

    private static boolean sameValue(Scalar first, Scalar second) {
        return (isNumber(first) && isNumber(second))
                ? new BigDecimal(first.text()).compareTo(new BigDecimal(second.text())) == 0
                : first.data().equals(second.data());
    }

    private static boolean isNumber(Scalar scalar) {
        return scalar.kind() == Scalar.Kind.INTEGER || scalar.kind() == Scalar.Kind.DECIMAL;
    }
}
