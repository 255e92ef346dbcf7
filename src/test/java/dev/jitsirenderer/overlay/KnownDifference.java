package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.overlay.MergeType.Field;
import dev.jitsirenderer.overlay.MergeType.Strategy;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.PlainScalars;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `docs/decisions/patches.md` records: where kustomize does something else than we do, recognised by the pair
/// alone.
enum KnownDifference {
    /// kubernetes-sigs/kustomize#5255
    REPLACED_ITEM,
    /// kubernetes-sigs/kustomize#4752
    PARTIAL_KEYS,
    /// kubernetes-sigs/kustomize#6140
    QUOTES_OF_THE_OBJECT,
    /// kubernetes-sigs/kustomize#5995
    LABELS_THAT_ARE_NO_TEXT,
    REPEATED_ITEM,
    REPLACED_OBJECT,
    REPLACED_SELECTOR,
    DIRECTIVE_FOR_A_MISSING_LIST,
    /// Only the first item with a directive is asked whether it is meant for the list.
    DIRECTIVE_FOR_A_LIST_BEHIND_AN_ITEMS,
    DIRECTIVE_IN_A_REPLACED_LIST,
    REPLACE_OF_A_MISSING_KEY,
    COPY_OF_A_MISSING_KEY,
    NULL_IN_WHAT_IS_TESTED;

    static Set<KnownDifference> of(Pair pair) {
        return switch (pair.patch()) {
            case Mapping patch -> new Merge().of(pair.object(), patch);
            case Sequence operations -> json(pair.object(), operations);
            case Scalar _ -> Set.of();
        };
    }

    /// Looks at the first operation that is refused, and at what the earlier ones made of the object.
    private static Set<KnownDifference> json(Mapping object, Sequence operations) {
        if (Merge.hasOddLabels(object)) {
            return Set.of(LABELS_THAT_ARE_NO_TEXT);
        }
        if (operations.items().stream().anyMatch(KnownDifference::testsForNullInside)) {
            return Set.of(NULL_IN_WHAT_IS_TESTED);
        }
        var current = object;
        for (var operation : operations.items()) {
            var step = JsonPatch.parse(new Sequence(operation.position(), List.of(operation)));
            if (step instanceof Checked.Accepted<JsonPatch>(var patch)
                    && patch.apply(current) instanceof Checked.Accepted<Mapping>(var next)) {
                current = next;
            } else {
                return refused((Mapping) operation, current);
            }
        }
        return Set.of();
    }

    private static boolean testsForNullInside(Node operation) {
        return operation instanceof Mapping mapping
                && mapping.text("op").equals(Optional.of("test"))
                && mapping.get("value")
                        .filter(value -> !(value instanceof Scalar))
                        .filter(value -> Pair.data(value).toString().matches(".*\\bnull\\b.*"))
                        .isPresent();
    }

    private static Set<KnownDifference> refused(Mapping operation, Mapping object) {
        var op = operation.text("op").orElse("");
        if (op.equals("replace") && isMissing(operation.text("path"), object)) {
            return Set.of(REPLACE_OF_A_MISSING_KEY);
        }
        if (op.equals("copy") && isMissing(operation.text("from"), object)) {
            return Set.of(COPY_OF_A_MISSING_KEY);
        }
        return Set.of();
    }

    /// Whether there is a mapping where a path ends, but not the key.
    private static boolean isMissing(Optional<String> path, Mapping object) {
        var steps = path.flatMap(JsonPointer::parse).orElseThrow().steps();
        Node node = object;
        for (var step : steps.subList(0, steps.size() - 1)) {
            node = switch (node) {
                case Mapping mapping -> mapping.get(step).orElse(Scalar.nothing(object.position()));
                case Sequence list
                when step.matches("[0-9]")
                        && Integer.parseInt(step) < list.items().size() ->
                    list.items().get(Integer.parseInt(step));
                default -> Scalar.nothing(object.position());
            };
        }
        return node instanceof Mapping mapping && mapping.get(steps.getLast()).isEmpty();
    }

    /// Walks a patch together with its object, as the merge does.
    private static final class Merge {

        private final Set<KnownDifference> found = EnumSet.noneOf(KnownDifference.class);

        Set<KnownDifference> of(Mapping object, Mapping patch) {
            if (isAction(patch, "replace")) {
                found.add(REPLACED_OBJECT);
            }
            if (hasOddLabels(object) || hasOddLabels(patch)) {
                found.add(LABELS_THAT_ARE_NO_TEXT);
            }
            var type = MergeKeys.of(
                    object.text("apiVersion").orElseThrow(), object.text("kind").orElseThrow());
            untouched(object, type);
            mapping(Optional.of(object), Identity.removedFrom(patch), type);
            return found;
        }

        /// kustomize rewrites lists of the object that no patch mentions, too.
        private void untouched(Mapping object, MergeType type) {
            object.entries().forEach((key, value) -> {
                var field = type.field(key);
                if (value instanceof Mapping mapping) {
                    untouched(mapping, field.type());
                } else if (value instanceof Sequence list && field.strategy() == Strategy.ITEMS) {
                    partialKeys(list.items(), List.of(), field.keys());
                    list.items().forEach(item -> untouched((Mapping) item, field.type()));
                }
            });
        }

        private void mapping(Optional<Mapping> base, Mapping patch, MergeType type) {
            var start = isAction(patch, "replace") ? Optional.<Mapping>empty() : base;
            patch.entries()
                    .forEach((key, value) ->
                            node(start.flatMap(object -> object.get(key)).orElse(null), value, type.field(key)));
        }

        private void node(@Nullable Node base, Node patch, Field field) {
            switch (patch) {
                case Scalar scalar -> {
                    if (base instanceof Scalar old && isQuoted(old) && scalar.kind() != Scalar.Kind.TEXT) {
                        found.add(QUOTES_OF_THE_OBJECT);
                    }
                }
                case Mapping mapping -> {
                    if (field.strategy() == Strategy.REPLACED && base instanceof Mapping) {
                        found.add(REPLACED_SELECTOR);
                    }
                    mapping(base instanceof Mapping old ? Optional.of(old) : Optional.empty(), mapping, field.type());
                }
                case Sequence list -> {
                    var items = base instanceof Sequence old ? old.items() : null;
                    if (field.strategy() == Strategy.ITEMS) {
                        items(items, list.items(), field);
                    } else if (holdsDirective(list)) {
                        found.add(DIRECTIVE_IN_A_REPLACED_LIST);
                    }
                }
            }
        }

        private void items(@Nullable List<Node> base, List<Node> patch, Field field) {
            var old = new ArrayList<>(base == null ? List.of() : base);
            var seen = new HashSet<Object>();
            var isBehind = false;
            for (var item : patch) {
                var mapping = (Mapping) item;
                if (mapping.entries().size() == 1 && mapping.get("$patch").isPresent()) {
                    if (isBehind) {
                        found.add(DIRECTIVE_FOR_A_LIST_BEHIND_AN_ITEMS);
                    }
                    if (base == null) {
                        found.add(DIRECTIVE_FOR_A_MISSING_LIST);
                    } else if (!isAction(mapping, "merge")) {
                        old.clear();
                    }
                }
                isBehind |= mapping.get("$patch").isPresent();
            }
            partialKeys(old, patch, field.keys());
            for (var item : patch) {
                var mapping = (Mapping) item;
                if (mapping.get(field.keys().getFirst()).isEmpty()) {
                    continue;
                }
                if (isAction(mapping, "replace")) {
                    found.add(REPLACED_ITEM);
                }
                if (!seen.add(key(mapping, field.keys()))) {
                    found.add(REPEATED_ITEM);
                }
                var same = old.stream()
                        .filter(other -> key((Mapping) other, field.keys()).equals(key(mapping, field.keys())))
                        .findFirst();
                mapping(same.map(Mapping.class::cast), mapping, field.type());
            }
        }

        /// Items of one first key, some with a second key and some without; or one without that is deleted from a
        /// list of others with.
        private void partialKeys(List<Node> base, List<Node> patch, List<String> keys) {
            Map<Object, Integer> said = new HashMap<>();
            var all = new ArrayList<>(base);
            all.addAll(patch);
            var someSayAll = all.stream().anyMatch(item -> says((Mapping) item, keys) == keys.size());
            if (keys.size() > 1
                    && someSayAll
                    && patch.stream()
                            .map(Mapping.class::cast)
                            .anyMatch(item -> isAction(item, "delete") && says(item, keys) < keys.size())) {
                found.add(PARTIAL_KEYS);
            }
            for (var item : all) {
                var mapping = (Mapping) item;
                var count = says(mapping, keys);
                var first = mapping.text(keys.getFirst());
                if (first.isPresent() && said.merge(first.get(), count, (a, b) -> a.equals(b) ? a : -1) < 0) {
                    found.add(PARTIAL_KEYS);
                }
            }
        }

        private static int says(Mapping item, List<String> keys) {
            return (int) keys.stream().filter(key -> item.get(key).isPresent()).count();
        }

        private static List<Optional<String>> key(Mapping item, List<String> keys) {
            return keys.stream().map(item::text).toList();
        }

        private static boolean isAction(Mapping patch, String action) {
            return patch.text("$patch").equals(Optional.of(action));
        }

        private static boolean hasOddLabels(Mapping object) {
            return Stream.of("labels", "annotations").anyMatch(key -> isOdd(object, key));
        }

        /// Whether labels are anything but a mapping with text.
        private static boolean isOdd(Mapping object, String key) {
            return object.mapping("metadata")
                    .flatMap(metadata -> metadata.get(key))
                    .filter(labels -> !(labels instanceof Mapping mapping)
                            || mapping.entries().values().stream()
                                    .anyMatch(value ->
                                            !(value instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.TEXT))
                    .isPresent();
        }

        private static boolean isQuoted(Scalar scalar) {
            return scalar.kind() == Scalar.Kind.TEXT && PlainScalars.isAmbiguous(scalar.text());
        }

        private static boolean holdsDirective(Node node) {
            return switch (node) {
                case Scalar _ -> false;
                case Sequence list -> list.items().stream().anyMatch(Merge::holdsDirective);
                case Mapping mapping ->
                    mapping.get("$patch").isPresent()
                            || mapping.entries().values().stream().anyMatch(Merge::holdsDirective);
            };
        }
    }
}
