package dev.jitsirenderer.overlay;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The items of an object's list, told apart by keys, while a patch takes them one after the other.
///
/// An item of a patch need not say more than the first key: `containerPort: 10000` is enough where one port has
/// that number. Where several do, one without a protocol means TCP, as everywhere in Kubernetes.
final class KeyedItems {

    /// What Kubernetes sets where nothing is written.
    private static final Map<String, String> DEFAULTS = Map.of("protocol", "TCP");

    private final List<String> keys;
    private final List<Node> left;
    private final Map<List<String>, Mapping> taken = new HashMap<>();

    /// What an item of a patch names.
    sealed interface Match {

        record Found(Mapping item) implements Match {}

        record New() implements Match {}

        /// @param line where the patch named it before
        record Repeated(int line) implements Match {}

        /// @param key the one that would tell the items apart
        record Ambiguous(String key) implements Match {}
    }

    KeyedItems(List<String> keys, List<Node> items) {
        this.keys = keys;
        this.left = new ArrayList<>(items);
    }

    /// The first key of an item, by which messages call it; empty if it has none.
    Optional<String> name(Mapping item) {
        return text(item, keys.getFirst());
    }

    /// Finds what each item of a patch names. Those that say all keys choose first: where an object has one port
    /// 443, for UDP, `port: 443` alone is that port, but beside `port: 443, protocol: UDP` it is a new one.
    List<Match> match(List<Mapping> patch) {
        var matches = new TreeMap<Integer, Match>();
        for (var saysAll : List.of(true, false)) {
            for (var index = 0; index < patch.size(); index++) {
                var item = patch.get(index);
                if (saysAll == keys.stream().allMatch(key -> text(item, key).isPresent())) {
                    matches.put(index, take(item));
                }
            }
        }
        return List.copyOf(matches.values());
    }

    /// Whether some item has more than the first key, which decides about the order of the merged list.
    boolean haveMoreThanFirstKey(List<? extends Node> items) {
        return keys.size() > 1
                && items.stream()
                        .anyMatch(item -> item instanceof Mapping mapping
                                && keys.stream()
                                        .skip(1)
                                        .anyMatch(key -> text(mapping, key).isPresent()));
    }

    private Match take(Mapping patch) {
        var candidates = candidates(patch, left);
        var tuples = candidates.stream().map(this::tuple).distinct().toList();
        var asDefault = candidates.stream()
                .filter(item -> tuple(item).equals(tuple(patch)))
                .toList();
        if (tuples.size() > 1 && asDefault.isEmpty()) {
            return new Match.Ambiguous(keys.getLast());
        }
        var found = tuples.size() > 1 ? asDefault : candidates;
        var tuple = found.isEmpty() ? tuple(patch) : tuple(found.getFirst());
        var earlier = taken.putIfAbsent(tuple, patch);
        if (earlier != null) {
            return new Match.Repeated(earlier.position().line());
        }
        if (found.isEmpty()) {
            return new Match.New();
        }
        left.removeIf(found::contains);
        return new Match.Found(found.getFirst());
    }

    /// The items that the patch did not name.
    List<Node> left() {
        return left;
    }

    /// A merged item with the object's own keys: what told the patch which item is meant changes nothing.
    Mapping withKeysOf(Mapping item, Mapping merged) {
        var entries = new LinkedHashMap<>(merged.entries());
        for (var key : keys) {
            item.get(key).filter(node -> text(item, key).isPresent()).ifPresent(node -> entries.put(key, node));
        }
        return new Mapping(merged.position(), entries);
    }

    private List<Mapping> candidates(Mapping patch, List<Node> items) {
        return items.stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .filter(item -> keys.stream().allMatch(key -> fits(key, patch, item)))
                .toList();
    }

    private boolean fits(String key, Mapping patch, Mapping item) {
        var isFirst = key.equals(keys.getFirst());
        var wanted = text(patch, key);
        return wanted.isEmpty()
                ? !isFirst
                : wanted.equals(text(item, key).or(() -> Optional.ofNullable(DEFAULTS.get(key))));
    }

    private List<String> tuple(Mapping item) {
        return keys.stream()
                .map(key -> text(item, key).orElse(DEFAULTS.getOrDefault(key, "")))
                .collect(Collectors.toList());
    }

    private static Optional<String> text(Mapping item, String key) {
        return item.get(key)
                .filter(node -> node instanceof Scalar scalar && !scalar.isNull())
                .map(node -> ((Scalar) node).text())
                .filter(text -> !text.isEmpty());
    }
}
