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
        schema.putAll(new TreeMap<>(withReferences(Values.TYPE.schema(), references)));
        schema.put("$defs", definitions);
        return JsonText.indented(schema) + "\n";
    }

    /// Replaces the schemas of components by references, wherever they stand.
    private static Map<String, Object> withReferences(Map<String, Object> schema, Map<String, Object> references) {
        var replaced = new TreeMap<String, Object>();
        schema.forEach((keyword, value) ->
                replaced.put(keyword, value instanceof Map<?, ?> map ? copy(map, references) : value));
        if (replaced.get("properties") instanceof Map<?, ?> properties
                && properties.keySet().containsAll(references.keySet())) {
            var all = new TreeMap<String, Object>();
            properties.forEach((name, property) -> all.put((String) name, property));
            all.putAll(references);
            replaced.put("properties", all);
        }
        return replaced;
    }

    private static Map<String, Object> copy(Map<?, ?> map, Map<String, Object> references) {
        var copied = new TreeMap<String, Object>();
        map.forEach((key, value) -> copied.put((String) key, value));
        return withReferences(copied, references);
    }
}
