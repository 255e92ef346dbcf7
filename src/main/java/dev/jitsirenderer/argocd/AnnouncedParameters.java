package dev.jitsirenderer.argocd;

import static dev.jitsirenderer.argocd.DefinitionReader.at;
import static dev.jitsirenderer.argocd.DefinitionReader.get;
import static dev.jitsirenderer.argocd.DefinitionReader.text;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// Looks at the parameters that a `plugin.yaml` announces by itself.
final class AnnouncedParameters {

    private final DefinitionReader reader;

    AnnouncedParameters(DefinitionReader reader) {
        this.reader = reader;
    }

    void check(Node node) {
        if (!(node instanceof Sequence sequence)) {
            reader.error(
                    node, "%s must be a list, got %s".formatted(DefinitionReader.STATIC, Printable.describe(node)));
            return;
        }
        for (var index = 0; index < sequence.items().size(); index++) {
            var path = "%s[%s]".formatted(DefinitionReader.STATIC, index);
            var item = sequence.items().get(index);
            if (item instanceof Mapping mapping) {
                check(path, mapping);
            } else {
                reader.error(item, "%s must be a mapping, got %s".formatted(path, Printable.describe(item)));
            }
        }
    }

    private void check(String path, Mapping announced) {
        reader.fields(path, announced);
        if (text(announced, "name").filter(name -> !name.isEmpty()).isEmpty()) {
            reader.error(announced, "%s.name is missing".formatted(path));
        }
        for (var key : List.of("name", "title", "tooltip", "itemType", "collectionType", "string")) {
            reader.textOnly(path + "." + key, get(announced, key));
        }
        get(announced, "array").ifPresent(node -> {
            if (node instanceof Sequence items) {
                items.items().forEach(item -> reader.textOnly(path + ".array", Optional.of(item)));
            } else {
                reader.error(node, "%s.array must be a list".formatted(path));
            }
        });
        get(announced, "map").ifPresent(node -> {
            if (node instanceof Mapping entries) {
                entries.entries().values().forEach(value -> reader.textOnly(path + ".map", Optional.of(value)));
            } else {
                reader.error(node, "%s.map must be a mapping".formatted(path));
            }
        });
        var type = text(announced, "collectionType")
                .filter(text -> !text.isEmpty())
                .orElse("string");
        if (!List.of("string", "array", "map").contains(type)) {
            reader.error(
                    at(announced, "collectionType"),
                    "%s.collectionType must be string, array or map, got %s".formatted(path, Printable.quote(type)));
        } else {
            List.of("string", "array", "map").stream()
                    .filter(other ->
                            !other.equals(type) && get(announced, other).isPresent())
                    .forEach(other -> reader.error(
                            at(announced, other),
                            "%s.%s is not shown, collectionType is %s".formatted(path, other, type)));
        }
    }
}
