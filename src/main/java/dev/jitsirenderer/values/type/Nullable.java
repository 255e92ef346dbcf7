package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON Schema for "or null": every key may be `null`, which removes what an outer layer set.
final class Nullable {

    private Nullable() {}

    static Map<String, Object> orNull(Map<String, Object> schema) {
        var nullable = new TreeMap<>(schema);
        if (schema.get("enum") instanceof List<?> choices) {
            nullable.put("enum", with(choices, Scalar.nothing(Position.of("schema"))));
        }
        if (schema.get("type") instanceof String type) {
            nullable.put("type", List.of(type, "null"));
        } else if (schema.get("type") instanceof List<?> types) {
            nullable.put("type", with(types, "null"));
        }
        return nullable;
    }

    private static List<Object> with(List<?> items, Object last) {
        var all = new ArrayList<Object>(items);
        all.add(last);
        return List.copyOf(all);
    }
}
