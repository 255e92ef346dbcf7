package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Printable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Accepts a mapping whose keys the user chooses; sorted, so that their order in the file changes nothing.
///
/// @param keyType what a key must be
/// @param valueType what each value must be
public record MapType<K extends Comparable<K>, V>(ScalarType<K> keyType, Type<V> valueType, String rule)
        implements Type<Map<K, V>> {

    @Override
    public Optional<Map<K, V>> bind(Place place, Binding binding) {
        if (!(place.node() instanceof Mapping mapping)) {
            return reject(place, binding);
        }
        var bound = new TreeMap<K, V>();
        mapping.entries().forEach((name, node) -> {
            var child = place.child(name, node);
            var key = keyType.parse().apply(name);
            if (key.isEmpty()) {
                binding.reject(
                        node.position(),
                        "%s has the key %s, a key must be %s"
                                .formatted(place.key(), Printable.quote(name), keyType.rule()));
            }
            var value = valueType.bind(child, binding);
            if (key.isPresent() && value.isPresent()) {
                bound.put(key.get(), value.get());
            }
        });
        return Optional.of(Collections.unmodifiableMap(bound));
    }

    @Override
    public Map<String, Object> schema() {
        var names = keyType.schema().get("pattern");
        return names == null
                ? Map.of("type", "object", "additionalProperties", valueType.schema())
                : Map.of(
                        "type", "object",
                        "propertyNames", Map.of("pattern", names),
                        "additionalProperties", valueType.schema());
    }
}
