package dev.jitsirenderer.values;

import dev.jitsirenderer.golden.GoldenFiles;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.MapType;
import dev.jitsirenderer.values.type.OptionalType;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `docs/values.md` is written from the keys that bind the values, so that it cannot say anything else.
class ValuesReferenceTest {

    private static final String INTRODUCTION = """
            # Values

            Every key of a `values.yaml`. Written from the values model; a test fails when it is out of date.

            An environment is a directory with a `values.yaml`. It inherits the `values.yaml` of each directory above, up
            to the first without one; the outermost layer is built in. The nearest value wins, mappings merge, lists
            replace, and `null` removes what an outer layer says. `jitsi-renderer explain ENV` shows every value and the
            file and line that it comes from.
            """;

    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    @Test
    void describesEveryKey() throws IOException {
        table("Top level", "", Values.TYPE);

        GoldenFiles.assertText(Path.of("docs/values.md"), text.toString());
    }

    private void table(String title, String path, SectionType<?> section) {
        var rows = section.keys().stream()
                .filter(key -> sectionOf(key.type()).isEmpty())
                .toList();
        if (!rows.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n| key | accepts | default | |\n|---|---|---|---|\n");
            rows.forEach(key -> row(path, key));
        }
        for (var key : section.keys()) {
            sectionOf(key.type()).ifPresent(inner -> nested(path, key, inner));
        }
    }

    private void nested(String path, Key<?> key, SectionType<?> inner) {
        var keyPath = path + key.name() + (key.type() instanceof MapType<?, ?> ? ".<n>" : "");
        if (path.startsWith("shards.") && isComponent(key)) {
            text.append("\n## `%s`\n\nLike [`%s`](#%s), for this shard alone.\n"
                    .formatted(keyPath, key.name(), key.name()));
            return;
        }
        text.append("\n## `%s`\n\n%s\n".formatted(keyPath, key.description()));
        var start = text.length();
        table("", keyPath + ".", inner);
        var empty = text.indexOf("\n## \n", start);
        if (empty == start) {
            text.delete(start, start + "\n## \n".length());
        }
    }

    private void row(String path, Key<?> key) {
        text.append("| `%s%s` | %s | %s | %s |\n"
                .formatted(
                        path,
                        key.name(),
                        cell(key.type().rule()),
                        defaultOf(path + key.name()),
                        cell(key.description())));
    }

    private static boolean isComponent(Key<?> key) {
        return ComponentsValues.KEYS.stream()
                .anyMatch(component -> component.name().equals(key.name()));
    }

    private static Optional<SectionType<?>> sectionOf(Type<?> type) {
        return switch (type) {
            case SectionType<?> section -> Optional.of(section);
            case OptionalType<?>(Type<?> inner) -> sectionOf(inner);
            case MapType<?, ?>(var _, Type<?> value, var _) -> sectionOf(value);
            default -> Optional.empty();
        };
    }

    private static String defaultOf(String path) {
        var tree = new Layers(Layers.builtIn(), List.of(), List.of()).merge();
        return tree.at(path)
                .filter(node ->
                        !(node instanceof Mapping mapping && mapping.entries().isEmpty()))
                .filter(node ->
                        !(node instanceof Sequence sequence && sequence.items().isEmpty()))
                .map(node -> "`" + cell(JsonText.of(node).replace("\"", "")) + "`")
                .orElse("");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
