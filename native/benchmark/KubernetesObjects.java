package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What a program printed, as data: no order of documents or keys, no style.
///
/// @param texts of the objects with sorted keys, by kind, namespace and name
record KubernetesObjects(SortedMap<String, String> texts) {

    static KubernetesObjects read(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        var texts = new TreeMap<String, String>();
        try (var reader = Files.newBufferedReader(file)) {
            for (var document : new Yaml(new SafeConstructor(options)).loadAll(reader)) {
                if (document != null && texts.put(identity(document), text(document)) != null) {
                    throw new Refusal("%s has %s twice".formatted(file, identity(document)));
                }
            }
        }
        return new KubernetesObjects(texts);
    }

    int size() {
        return texts.size();
    }

    /// @param whose the others are
    void requireSame(KubernetesObjects others, String whose) {
        var different = new ArrayList<String>();
        texts.forEach((identity, text) -> {
            if (!others.texts.containsKey(identity)) {
                different.add(identity + " is missing");
            } else if (!others.texts.get(identity).equals(text)) {
                different.add("%s is different%n  ours:   %s%n  theirs: %s"
                        .formatted(
                                identity,
                                from(text, others.texts.get(identity)),
                                from(others.texts.get(identity), text)));
            }
        });
        others.texts.keySet().stream()
                .filter(identity -> !texts.containsKey(identity))
                .forEach(identity -> different.add(identity + " is too much"));
        if (!different.isEmpty()) {
            throw new Refusal(
                    "%s: %d objects are not the same%n%s".formatted(whose, different.size(), different.getFirst()));
        }
    }

    /// The part of a text from where it differs.
    private static String from(String text, String other) {
        var same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        return text.substring(Math.max(0, same - 40), Math.min(text.length(), same + 40));
    }

    private static String identity(Object document) {
        return document instanceof Map<?, ?> object && object.get("metadata") instanceof Map<?, ?> metadata
                ? "%s %s %s/%s"
                        .formatted(
                                object.get("apiVersion"),
                                object.get("kind"),
                                metadata.get("namespace"),
                                metadata.get("name"))
                : "a document that is no object";
    }

    /// A type is part of it, so that 1 and "1" are not the same.
    private static String text(Object node) {
        return switch (node) {
            case Map<?, ?> mapping -> {
                var sorted = new TreeMap<String, String>();
                mapping.forEach((key, value) -> sorted.put(text(key), text(value)));
                yield sorted.toString();
            }
            case List<?> items ->
                items.stream().map(KubernetesObjects::text).toList().toString();
            case String string -> '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case null -> "null";
            case Object scalar -> scalar.getClass().getSimpleName() + " " + scalar;
        };
    }
}
