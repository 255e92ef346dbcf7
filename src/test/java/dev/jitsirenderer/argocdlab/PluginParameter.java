package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One of `plugin.parameters` of an Application: always text, a list of texts or a map of texts.
///
/// @param value a `String`, a `List<String>` or a `Map<String, String>`, as `kind` says
record PluginParameter(String name, Kind kind, Object value) {

    enum Kind {
        STRING,
        ARRAY,
        MAP
    }

    static PluginParameter of(String name, String value) {
        return new PluginParameter(name, Kind.STRING, value);
    }

    static PluginParameter of(String name, List<String> values) {
        return new PluginParameter(name, Kind.ARRAY, values);
    }

    static PluginParameter of(String name, Map<String, String> values) {
        return new PluginParameter(name, Kind.MAP, values);
    }

    /// As Go writes it: keys in order, and no character that means something in HTML.
    String json() {
        var name = "\"name\":" + quoted(this.name);
        var key = kind.name().toLowerCase(Locale.ROOT);
        var pair = "\"%s\":%s".formatted(key, quoted(value));
        return kind == Kind.STRING ? "{%s,%s}".formatted(name, pair) : "{%s,%s}".formatted(pair, name);
    }

    /// The variables of this parameter alone. Two names can end up as one.
    Map<String, String> variables() {
        var base = "PARAM_" + escaped(name);
        var variables = new LinkedHashMap<String, String>();
        switch (value) {
            case List<?> items -> {
                for (int index = 0; index < items.size(); index++) {
                    variables.put(base + "_" + index, String.valueOf(items.get(index)));
                }
            }
            case Map<?, ?> entries ->
                entries.forEach(
                        (key, text) -> variables.put(base + "_" + escaped(String.valueOf(key)), String.valueOf(text)));
            default -> variables.put(base, value.toString());
        }
        return variables;
    }

    private static String escaped(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private static String quoted(Object value) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(value)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
