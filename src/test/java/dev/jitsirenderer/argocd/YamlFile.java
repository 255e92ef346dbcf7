package dev.jitsirenderer.argocd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// YAML as plain maps and lists, which tests can compare.
///
/// @param content of one document
public record YamlFile(Map<?, ?> content) {

    public static YamlFile read(Path file) throws IOException {
        return parse(Files.readString(file)).getFirst();
    }

    /// All documents of a text.
    public static List<YamlFile> parse(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<YamlFile>();
        new Yaml(new SafeConstructor(options))
                .loadAll(text)
                .forEach(document -> documents.add(new YamlFile((Map<?, ?>) document)));
        return documents;
    }

    String kind() {
        return text("kind").orElseThrow();
    }

    /// What stands at a path of keys.
    public Optional<Object> get(String... keys) {
        Object node = content;
        for (var key : keys) {
            node = node instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(node);
    }

    public Optional<String> text(String... keys) {
        return get(keys).map(Object::toString);
    }

    /// @return empty without such a list
    public List<?> list(String... keys) {
        return get(keys).map(List.class::cast).orElse(List.of());
    }

    /// The item of a list whose `name` is this.
    public static Map<?, ?> named(List<?> items, String name) {
        return items.stream()
                .map(item -> (Map<?, ?>) item)
                .filter(item -> name.equals(item.get("name")))
                .reduce((_, _) -> {
                    throw new AssertionError(name + " is there twice");
                })
                .orElseThrow(() -> new AssertionError(name + " is missing"));
    }
}
