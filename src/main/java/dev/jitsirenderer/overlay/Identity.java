package dev.jitsirenderer.overlay;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which object an object is: no patch changes it, as others refer to it by that.
final class Identity {

    private static final String METADATA = "metadata";
    private static final List<String> OF_OBJECT = List.of("apiVersion", "kind");
    private static final List<String> OF_METADATA = List.of("name", "namespace");

    private Identity() {}

    /// A patch without the keys that say which object it was written for.
    static Mapping removedFrom(Mapping patch) {
        var entries = new LinkedHashMap<>(patch.entries());
        OF_OBJECT.forEach(entries::remove);
        patch.mapping(METADATA).ifPresent(metadata -> {
            var rest = new LinkedHashMap<>(metadata.entries());
            OF_METADATA.forEach(rest::remove);
            entries.put(METADATA, new Mapping(metadata.position(), rest));
        });
        return new Mapping(patch.position(), entries);
    }

    /// A patched object that is the same object as before.
    static Mapping restored(Mapping before, Mapping after) {
        var metadata = before.mapping(METADATA).orElseGet(() -> Mapping.empty(before.position()));
        var patched = after.mapping(METADATA).orElseGet(() -> Mapping.empty(metadata.position()));
        var entries = new LinkedHashMap<>(after.entries());
        entries.put(METADATA, restored(OF_METADATA, metadata, patched));
        return restored(OF_OBJECT, before, new Mapping(after.position(), entries));
    }

    /// The path of what is different, such as `metadata.name`; empty if it is the same object.
    static Optional<String> difference(Mapping before, Mapping after) {
        return different(OF_OBJECT, before, after)
                .or(() -> different(
                                OF_METADATA,
                                before.mapping(METADATA).orElse(null),
                                after.mapping(METADATA).orElse(null))
                        .map(key -> METADATA + "." + key));
    }

    private static Mapping restored(List<String> keys, Mapping before, Mapping after) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (var key : keys) {
            before.get(key).ifPresent(node -> entries.put(key, node));
        }
        after.entries().forEach((key, node) -> {
            if (!keys.contains(key)) {
                entries.put(key, node);
            }
        });
        return new Mapping(after.position(), entries);
    }

    private static Optional<String> different(List<String> keys, @Nullable Mapping before, @Nullable Mapping after) {
        return keys.stream()
                .filter(key -> !Objects.equals(data(before, key), data(after, key)))
                .findFirst();
    }

    private static @Nullable Object data(@Nullable Mapping mapping, String key) {
        return mapping == null ? null : mapping.get(key).map(Node::data).orElse(null);
    }
}
