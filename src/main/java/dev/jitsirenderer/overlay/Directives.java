package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A mapping of a patch, taken apart: what it says about merging, and what is merged.
///
/// @param action what `$patch` says
/// @param retained keys that may stay, as `$retainKeys` lists them
/// @param orders by field: `$setElementOrder/<field>`
/// @param deletions by field: `$deleteFromPrimitiveList/<field>`
/// @param fields all other keys
record Directives(
        Action action,
        Optional<Sequence> retained,
        Map<String, Sequence> orders,
        Map<String, Sequence> deletions,
        Map<String, Node> fields) {

    static final String PATCH = "$patch";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String SET_ORDER = "$setElementOrder/";
    static final String DELETE_VALUES = "$deleteFromPrimitiveList/";

    private static final List<String> KNOWN =
            List.of(PATCH, RETAIN_KEYS, SET_ORDER + "<field>", DELETE_VALUES + "<field>");

    enum Action {
        MERGE,
        REPLACE,
        DELETE;

        private static Optional<Action> of(Node node) {
            return node instanceof Scalar scalar
                    ? Optional.ofNullable(
                            switch (scalar.text()) {
                                case "merge" -> MERGE;
                                case "replace" -> REPLACE;
                                case "delete" -> DELETE;
                                default -> null;
                            })
                    : Optional.empty();
        }
    }

    /// @param isKnownKind whether the kind's fields are known. None of them begins with a dollar, so any other key
    ///     that does is a directive nobody knows. Custom resources may have such fields, `$ref` for instance
    /// @param problems takes what is wrong with the directives
    static Directives read(Mapping patch, FieldPath path, boolean isKnownKind, List<Diagnostic> problems) {
        var reader = new Reader(path, problems);
        var fields = new LinkedHashMap<String, Node>();
        var orders = new LinkedHashMap<String, Sequence>();
        var deletions = new LinkedHashMap<String, Sequence>();
        var action = Action.MERGE;
        Optional<Sequence> retained = Optional.empty();
        for (var entry : patch.entries().entrySet()) {
            var key = entry.getKey();
            var value = entry.getValue();
            if (key.equals(PATCH)) {
                action = reader.action(value);
            } else if (key.equals(RETAIN_KEYS)) {
                retained = reader.list(key, value);
            } else if (key.startsWith(SET_ORDER)) {
                reader.list(key, value).ifPresent(list -> orders.put(key.substring(SET_ORDER.length()), list));
            } else if (key.startsWith(DELETE_VALUES)) {
                reader.list(key, value).ifPresent(list -> deletions.put(key.substring(DELETE_VALUES.length()), list));
            } else if (isKnownKind && key.startsWith("$")) {
                reader.unknown(key, value);
            } else {
                fields.put(key, value);
            }
        }
        return new Directives(action, retained, orders, deletions, fields);
    }

    /// Whether a key is one of ours, wherever it stands.
    static boolean isDirective(String key) {
        return key.equals(PATCH)
                || key.equals(RETAIN_KEYS)
                || key.startsWith(SET_ORDER)
                || key.startsWith(DELETE_VALUES);
    }

    /// What an item such as `- $patch: replace` says about its list; empty for any other item.
    static Optional<Action> ofList(Node item, FieldPath path, List<Diagnostic> problems) {
        return item instanceof Mapping mapping && mapping.entries().size() == 1
                ? mapping.get(PATCH).map(value -> new Reader(path, problems).action(value))
                : Optional.empty();
    }

    private record Reader(FieldPath path, List<Diagnostic> problems) {

        Action action(Node value) {
            return Action.of(value).orElseGet(() -> {
                reject(value, PATCH, "must be delete, replace or merge, got " + Printable.describe(value));
                return Action.MERGE;
            });
        }

        Optional<Sequence> list(String key, Node value) {
            if (value instanceof Sequence list) {
                return Optional.of(list);
            }
            reject(value, key, "must be a list, got " + Printable.describe(value));
            return Optional.empty();
        }

        void unknown(String key, Node value) {
            var word = key.toLowerCase(Locale.ROOT).replaceFirst("/.*", "/<field>");
            reject(value, key, "is unknown" + Suggestion.among(KNOWN, word, UnaryOperator.identity()));
        }

        private void reject(Node value, String key, String problem) {
            problems.add(new Diagnostic(value.position(), "%s %s".formatted(path.key(key), problem)));
        }
    }
}
