package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.yaml.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The JSON Schema of a values file, for editors: made of the same keys that bind the values.
///
/// It accepts a part of the values, because a file is one layer of several, and `null` for every key, because that
/// removes what an outer layer says. What only our rules can say (one key against another) it does not know.
public final class ValuesSchema {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private ValuesSchema() {}

    /// Indented JSON that ends with a line feed.
    public static String text() {
        // Components stand below the root and below every shard: said once, named twice.
        var definitions = new TreeMap<String, Object>();
        var references = new TreeMap<String, Object>();
        for (Key<?> key : ComponentsValues.KEYS) {
            definitions.put(key.name(), key.type().schema());
            references.put(
                    key.name(),
                    Map.of(
                            "anyOf",
                            List.of(Map.of("$ref", "#/$defs/" + key.name()), Map.of("type", "null")),
                            "description",
                            key.description()));
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DRAFT);
        schema.put("title", "Values of jitsi-renderer");
        schema.putAll(withReferences(Values.TYPE.schema(), references));
        schema.put("$defs", sorted(definitions));
        return JsonText.indented(schema) + "\n";
    }

    /// Replaces the schemas of components by references, wherever they stand.
    private static Map<String, Object> withReferences(Map<?, ?> schema, Map<String, Object> references) {
        var replaced = new TreeMap<String, Object>();
        schema.forEach((keyword, value) -> replaced.put(
                (String) keyword, value instanceof Map<?, ?> map ? withReferences(map, references) : sorted(value)));
        if (replaced.keySet().containsAll(references.keySet())) {
            references.forEach((name, reference) -> replaced.put(name, sorted(reference)));
        }
        return replaced;
    }

    /// Immutable maps of the JDK change their order with every start of the program.
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, child) -> sorted.put((String) key, sorted(child)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(ValuesSchema::sorted).toList();
            default -> value;
        };
    }
}
