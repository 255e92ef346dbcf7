package dev.jitsirenderer.argocd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The fields of Argo CD's own kinds, as far as the examples use them: `src/test/resources/argocd/structures.yaml`.
record Structure(Map<?, ?> kinds) {

    private static final Path FILE = Path.of("src/test/resources/argocd/structures.yaml");

    private static final String ANY_KEY = "*";

    static Structure current() throws IOException {
        return new Structure(YamlFile.read(FILE).content());
    }

    boolean knows(YamlFile object) {
        return kinds.containsKey(object.kind());
    }

    List<String> mistakes(YamlFile object) {
        var mistakes = new ArrayList<String>();
        compare(object.kind(), object.content(), Objects.requireNonNull(kinds.get(object.kind())), mistakes);
        return mistakes;
    }

    private static void compare(String path, Object value, Object expected, List<String> mistakes) {
        switch (expected) {
            case Map<?, ?> fields
            when value instanceof Map<?, ?> map ->
                map.forEach((key, inner) -> {
                    var field = fields.containsKey(ANY_KEY) ? fields.get(ANY_KEY) : fields.get(key);
                    if (field == null) {
                        mistakes.add(path + "." + key + " is unknown");
                    } else {
                        compare(path + "." + key, inner, field, mistakes);
                    }
                });
            case List<?> items
            when value instanceof List<?> list ->
                list.forEach(item -> compare(path + "[]", item, items.getFirst(), mistakes));
            case String type when isA(type, value) -> {}
            default -> mistakes.add(path + " must be " + expected + ", got " + value);
        }
    }

    private static boolean isA(String type, Object value) {
        return switch (type) {
            case "text" -> value instanceof String;
            case "flag" -> value instanceof Boolean;
            case "number" -> value instanceof Integer;
            default -> throw new IllegalArgumentException(type);
        };
    }
}
