package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.overlay.MergeType.Field;
import dev.jitsirenderer.overlay.MergeType.Strategy;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The order of a merged list, as `$setElementOrder` wants it. Items that it does not name keep their place among
/// those that it does, as far as both orders can be had.
///
/// @param wanted what the items are called, in the order of the patch
/// @param before what they are called, in the order of the object
/// @param keys what tells items apart; empty for a list of values
record ListOrder(List<List<String>> wanted, List<List<String>> before, List<String> keys) {

    /// @param base the list of the object
    /// @param patch what the patch does to the list
    static ListOrder read(
            FieldPath path,
            Sequence order,
            @Nullable Node base,
            @Nullable Node patch,
            Field field,
            List<Diagnostic> problems) {
        var keys = field.keys();
        if (field.strategy() != Strategy.ITEMS && field.strategy() != Strategy.VALUES) {
            problems.add(new Diagnostic(
                    order.position(), "%s is replaced as a whole, it cannot have an order".formatted(path)));
            return new ListOrder(List.of(), List.of(), keys);
        }
        var wanted = new ArrayList<List<String>>();
        for (var item : order.items()) {
            name(item, keys).ifPresentOrElse(wanted::add, () -> {
                var expected = keys.isEmpty() ? "values" : "items by " + keys.getFirst();
                problems.add(new Diagnostic(
                        item.position(),
                        "the order of %s must list %s, got %s".formatted(path, expected, Printable.describe(item))));
            });
        }
        var result = new ListOrder(wanted, names(base, keys), keys);
        result.check(path, patch, problems);
        return result;
    }

    /// @param list the merged list, if there is one
    Optional<Sequence> of(@Nullable Node list) {
        if (!(list instanceof Sequence sequence)) {
            return Optional.empty();
        }
        var named = sequence.items().stream()
                .filter(item -> place(wanted, item) >= 0)
                .sorted(Comparator.comparingInt(item -> place(wanted, item)))
                .toList();
        var others = sequence.items().stream()
                .filter(item -> place(wanted, item) < 0)
                .sorted(Comparator.comparingInt(item -> place(before, item)))
                .toList();
        return Optional.of(new Sequence(sequence.position(), interleaved(named, others)));
    }

    /// One of the others comes first if the object had it in front of the next that is named.
    private List<Node> interleaved(List<Node> named, List<Node> others) {
        var result = new ArrayList<Node>();
        var next = 0;
        for (var item : named) {
            while (next < others.size() && wasBefore(others.get(next), item)) {
                result.add(others.get(next++));
            }
            result.add(item);
        }
        result.addAll(others.subList(next, others.size()));
        return result;
    }

    private boolean wasBefore(Node other, Node item) {
        var place = place(before, item);
        return place >= 0 && place(before, other) >= 0 && place(before, other) < place;
    }

    /// An item that the patch has and its order has not, or elsewhere, is a patch that contradicts itself.
    private void check(FieldPath path, @Nullable Node patch, List<Diagnostic> problems) {
        if (!(patch instanceof Sequence list)) {
            return;
        }
        var last = -1;
        for (var item : list.items()) {
            var isDirective = item instanceof Mapping mapping
                    && mapping.get(Directives.PATCH).isPresent();
            if (isDirective || name(item, keys).isEmpty()) {
                continue;
            }
            var place = place(wanted, item);
            if (place < 0 || place < last) {
                var problem = place < 0 ? "is not in" : "stands elsewhere in";
                var named = path.item(name(item, keys).orElseThrow().getFirst());
                problems.add(new Diagnostic(
                        item.position(), "%s %s %s".formatted(named, problem, Directives.SET_ORDER.replace("/", ""))));
            }
            last = Math.max(last, place);
        }
    }

    /// Where the first name stands that fits; a name may leave out the later keys.
    private int place(List<List<String>> names, Node item) {
        var name = name(item, keys).orElse(List.of());
        for (var index = 0; index < names.size(); index++) {
            if (fits(names.get(index), name)) {
                return index;
            }
        }
        return -1;
    }

    private static boolean fits(List<String> name, List<String> other) {
        if (name.size() != other.size() || name.isEmpty() || !name.getFirst().equals(other.getFirst())) {
            return false;
        }
        for (var index = 1; index < name.size(); index++) {
            var isOpen = name.get(index).isEmpty() || other.get(index).isEmpty();
            if (!isOpen && !name.get(index).equals(other.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> names(@Nullable Node list, List<String> keys) {
        return list instanceof Sequence sequence
                ? sequence.items().stream()
                        .map(item -> name(item, keys).orElse(List.of()))
                        .toList()
                : List.of();
    }

    private static Optional<List<String>> name(Node item, List<String> keys) {
        if (keys.isEmpty()) {
            return item instanceof Scalar scalar && !scalar.isNull()
                    ? Optional.of(List.of(scalar.text()))
                    : Optional.empty();
        }
        return item instanceof Mapping mapping && mapping.text(keys.getFirst()).isPresent()
                ? Optional.of(
                        keys.stream().map(key -> mapping.text(key).orElse("")).toList())
                : Optional.empty();
    }
}
