package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.overlay.MergeType.Field;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Merges a patch that looks like a part of its object: kustomize's strategic merge, with all of Kubernetes'
/// directives. `docs/decisions/patches.md` says where the two differ and what holds here.
public final class StrategicMerge {

    private final List<Diagnostic> problems = new ArrayList<>();
    private final boolean isKnownKind;

    private StrategicMerge(boolean isKnownKind) {
        this.isKnownKind = isKnownKind;
    }

    /// The object with the patch merged in; empty if the patch deletes it. Nodes keep their positions: what the
    /// patch wrote names the patch, a mapping or list that both have a part in names the object.
    ///
    /// It stays the same object: `apiVersion`, `kind`, `metadata.name` and `metadata.namespace` of the patch are
    /// ignored.
    public static Checked<Optional<Mapping>> apply(Mapping object, Mapping patch) {
        var type = MergeKeys.of(
                object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
        var merge = new StrategicMerge(MergeKeys.isKnown(type));
        var merged = merge.mapping(FieldPath.ROOT, Optional.of(object), Identity.removedFrom(patch), type);
        return Checked.of(merged.map(result -> Identity.restored(object, result)), merge.problems);
    }

    /// @param base what the object has, if it has it
    /// @return empty if nothing shall be there
    private Optional<Mapping> mapping(FieldPath path, Optional<Mapping> base, Mapping patch, MergeType type) {
        var directives = Directives.read(patch, path, isKnownKind, problems);
        var kept = switch (directives.action()) {
            case DELETE -> Optional.<Mapping>empty();
            case REPLACE -> Optional.of(Mapping.empty(patch.position()));
            case MERGE -> Optional.of(base.orElse(Mapping.empty(patch.position())));
        };
        return kept.map(start -> {
            var retained = directives.retained();
            var result = new LinkedHashMap<>(retained.map(keys -> retain(path, start, keys, directives.fields()))
                    .orElse(start)
                    .entries());
            var before = Map.copyOf(result);
            directives.deletions().forEach((name, values) -> deleteValues(path, name, values, result));
            directives.fields().forEach((name, value) -> {
                var merged = node(path.key(name), result.get(name), value, type.field(name));
                merged.ifPresentOrElse(node -> result.put(name, node), () -> result.remove(name));
            });
            directives.orders().forEach((name, order) -> {
                var patched = directives.fields().get(name);
                order(path.key(name), order, before.get(name), patched, type.field(name))
                        .of(result.get(name))
                        .ifPresent(list -> result.put(name, list));
            });
            return new Mapping(start.position(), result);
        });
    }

    private Optional<? extends Node> node(FieldPath path, @Nullable Node base, Node patch, Field field) {
        var old = base instanceof Scalar scalar && scalar.isNull() ? null : base;
        return switch (patch) {
            case Scalar scalar when scalar.isNull() -> Optional.empty();
            case Scalar scalar -> {
                if (old instanceof Mapping || old instanceof Sequence) {
                    mismatch(path, old, patch);
                }
                yield Optional.of(scalar);
            }
            case Mapping mapping -> {
                if (old != null && !(old instanceof Mapping)) {
                    mismatch(path, old, patch);
                }
                var isReplaced = field.strategy() == MergeType.Strategy.REPLACED;
                var merged =
                        old instanceof Mapping other && !isReplaced ? Optional.of(other) : Optional.<Mapping>empty();
                yield mapping(path, merged, mapping, field.type());
            }
            case Sequence list -> {
                if (old != null && !(old instanceof Sequence)) {
                    mismatch(path, old, patch);
                }
                var other = old instanceof Sequence sequence ? sequence : new Sequence(list.position(), List.of());
                yield switch (field.strategy()) {
                    case ITEMS -> items(path, other, list, field);
                    case VALUES -> Optional.of(values(path, other, list));
                    case DEFAULT, REPLACED -> Optional.of(replaced(path, list));
                };
            }
        };
    }

    /// A list that is replaced is nobody's to merge, so a directive in it would end up in the object.
    private Sequence replaced(FieldPath path, Sequence list) {
        list.items().forEach(item -> refuseDirectives(path, item));
        return list;
    }

    private void refuseDirectives(FieldPath path, Node node) {
        switch (node) {
            case Scalar _ -> {}
            case Sequence list -> list.items().forEach(item -> refuseDirectives(path, item));
            case Mapping mapping ->
                mapping.entries().forEach((key, value) -> {
                    if (Directives.isDirective(key)) {
                        reject(value, "%s is replaced as a whole, it cannot hold %s".formatted(path, key));
                    } else {
                        refuseDirectives(path, value);
                    }
                });
        }
    }

    /// The patch's values, then what else the object has.
    private Sequence values(FieldPath path, Sequence base, Sequence patch) {
        var united = new LinkedHashMap<String, Node>();
        for (var item : patch.items()) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                united.putIfAbsent(scalar.text(), scalar);
            } else {
                reject(item, "%s must have values only, got %s".formatted(path, Printable.describe(item)));
            }
        }
        for (var item : base.items()) {
            var text =
                    item instanceof Scalar scalar ? scalar.text() : item.data().toString();
            united.putIfAbsent(text, item);
        }
        return new Sequence(base.position(), List.copyOf(united.values()));
    }

    /// The patch's items, each merged with the one it names, then what else the object has.
    private Optional<Sequence> items(FieldPath path, Sequence base, Sequence patch, Field field) {
        var action = Directives.Action.MERGE;
        var items = new ArrayList<Node>();
        Node directive = null;
        for (var item : patch.items()) {
            var said = Directives.ofList(item, path, problems);
            if (said.isPresent() && directive != null) {
                reject(
                        item,
                        "%s is already told what to do in line %s"
                                .formatted(
                                        path.key(Directives.PATCH),
                                        directive.position().line()));
            } else if (said.isPresent()) {
                action = said.get();
                directive = item;
            } else {
                items.add(item);
            }
        }
        return switch (action) {
            case DELETE -> Optional.empty();
            case REPLACE -> Optional.of(merged(path, new Sequence(patch.position(), List.of()), items, field));
            case MERGE -> Optional.of(merged(path, base, items, field));
        };
    }

    private Sequence merged(FieldPath path, Sequence base, List<Node> patch, Field field) {
        var keyed = new KeyedItems(field.keys(), base.items());
        var items = named(path, patch, keyed, field);
        var matches = keyed.match(items);
        var result = new MergedItems(base.items());
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            var itemPath = path.item(keyed.name(item).orElseThrow());
            switch (matches.get(index)) {
                case KeyedItems.Match.Found(var old) ->
                    mapping(itemPath, Optional.of(old), item, field.type())
                            .ifPresent(merged -> result.merged(old, keyed.withKeysOf(old, merged)));
                case KeyedItems.Match.New _ ->
                    mapping(itemPath, Optional.empty(), item, field.type()).ifPresent(result::added);
                case KeyedItems.Match.Repeated(var line) ->
                    reject(item, "%s is already patched in line %s".formatted(itemPath, line));
                case KeyedItems.Match.Ambiguous(var key) ->
                    reject(item, "%s is more than one item, %s says which".formatted(itemPath, key));
            }
        }
        var keepsOrder = keyed.haveMoreThanFirstKey(base.items()) || keyed.haveMoreThanFirstKey(items);
        return new Sequence(base.position(), result.inOrder(keyed.left(), keepsOrder));
    }

    /// The items of a patch that say which item they mean.
    private List<Mapping> named(FieldPath path, List<Node> patch, KeyedItems keyed, Field field) {
        var named = new ArrayList<Mapping>();
        for (var index = 0; index < patch.size(); index++) {
            var node = patch.get(index);
            if (!(node instanceof Mapping item)) {
                reject(node, "%s[%s] must be a mapping, got %s".formatted(path, index, Printable.describe(node)));
            } else if (keyed.name(item).isEmpty()) {
                var key = field.keys().getFirst();
                reject(item, "%s[%s].%s is missing, it says which item is meant".formatted(path, index, key));
            } else {
                named.add(item);
            }
        }
        return named;
    }

    private Mapping retain(FieldPath path, Mapping base, Sequence keys, Map<String, Node> patched) {
        Set<String> retained = new LinkedHashSet<>();
        for (var key : keys.items()) {
            if (key instanceof Scalar scalar && !scalar.isNull()) {
                retained.add(scalar.text());
            } else {
                reject(
                        key,
                        "%s must list keys, got %s"
                                .formatted(path.key(Directives.RETAIN_KEYS), Printable.describe(key)));
            }
        }
        patched.forEach((key, value) -> {
            if (!retained.contains(key) && !(value instanceof Scalar scalar && scalar.isNull())) {
                reject(value, "%s is set, but not in %s".formatted(path.key(key), Directives.RETAIN_KEYS));
            }
        });
        var entries = new LinkedHashMap<>(base.entries());
        entries.keySet().retainAll(retained);
        return new Mapping(base.position(), entries);
    }

    private void deleteValues(FieldPath path, String name, Sequence values, Map<String, Node> result) {
        for (var value : values.items()) {
            if (!(value instanceof Scalar scalar) || scalar.isNull()) {
                reject(
                        value,
                        "%s must list values, got %s"
                                .formatted(path.key(Directives.DELETE_VALUES + name), Printable.describe(value)));
            }
        }
        var base = result.get(name);
        if (base instanceof Sequence list) {
            var deleted = values.items().stream().map(Node::data).toList();
            var left = list.items().stream()
                    .filter(item -> !deleted.contains(item.data()))
                    .toList();
            result.put(name, new Sequence(list.position(), left));
        } else if (base instanceof Mapping || (base instanceof Scalar scalar && !scalar.isNull())) {
            reject(
                    values,
                    "%s must be a list to delete from, the object has %s"
                            .formatted(path.key(name), Printable.describe(base)));
        }
    }

    private ListOrder order(FieldPath path, Sequence order, @Nullable Node base, @Nullable Node patch, Field field) {
        return ListOrder.read(path, order, base, patch, field, problems);
    }

    /// Values are not repeated: the object may be a Secret.
    private void mismatch(FieldPath path, Node base, Node patch) {
        reject(patch, "%s must be %s as in the object, got %s".formatted(path, shape(base), shape(patch)));
    }

    private static String shape(Node node) {
        return node instanceof Scalar ? "a single value" : Printable.describe(node);
    }

    private void reject(Node node, String message) {
        problems.add(new Diagnostic(node.position(), message));
    }
}
