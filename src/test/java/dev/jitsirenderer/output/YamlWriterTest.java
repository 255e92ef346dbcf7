package dev.jitsirenderer.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Whatever is written is read back the same by a YAML 1.1 reader, a YAML 1.2 reader and our own.
class YamlWriterTest {

    private static final Position HERE = Position.of("test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "~",
                "null",
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "n",
                "true",
                "0",
                "0123",
                "08",
                "1e3",
                "1.5",
                "12:30",
                "12:30:45",
                "2026-11-22",
                "2026-11-22T10:00:00Z",
                "0x1F",
                "0o14",
                "0b11",
                "1_000",
                ".5",
                ".inf",
                "-.INF",
                ".nan",
                "=",
                "<<",
                "-",
                "- a",
                "a: b",
                "a:b",
                "a #b",
                "#a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a",
                "[a",
                "a]",
                ">",
                "|",
                "'a'",
                "\"a\"",
                "a\\b",
                "trailing ",
                " leading",
                "tab\there",
                "ünïcödé",
                "Привет",
                "😀",
                "line\n",
                "two\nlines",
                "two\nlines\n",
                "\nleading line",
                "  indented\n",
                "trailing \nspace\n",
                "end\n\n",
                "carriage\r\nreturn",
                "bell\u0007",
                "\u0085next",
                "\u2028line",
                "\uFEFFbom",
                "nul\u0000",
                "---",
                "--- a",
                "...",
                "? a",
                "1,000",
                "500m",
                "1Gi",
                "-1",
                "+1",
                "1.",
                "a,b",
                "$(X)",
                "key=value",
                "0s"
            })
    void writesTextSoThatEveryReaderTakesItForThatText(String text) {
        assertReadBack(Scalar.text(HERE, text));
    }

    @Property(tries = 500)
    void writesAnyDataSoThatEveryReaderSeesTheSame(@ForAll("data") Node node) {
        assertReadBack(node);
    }

    @Test
    void writesBlockStyleWithFixedIndentation() {
        var node = read("spec: {ports: [{name: http, port: 80}], empty: {}, none: [], text: \"a\\nb\\n\"}");

        assertThat(write(node)).isEqualTo("""
                ---
                apiVersion: v1
                kind: Test
                metadata:
                  name: test
                value:
                  spec:
                    ports:
                      - name: http
                        port: 80
                    empty: {}
                    none: []
                    text: |
                      a
                      b
                """);
    }

    @Provide
    Arbitrary<Node> data() {
        return Arbitraries.recursive(
                YamlWriterTest::scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(items -> new Sequence(HERE, items)),
                        Arbitraries.maps(texts(), inner).ofMaxSize(3).map(entries -> new Mapping(HERE, entries))),
                0,
                3);
    }

    private static Arbitrary<Node> scalars() {
        return Arbitraries.oneOf(
                texts().map(text -> Scalar.text(HERE, text)),
                Arbitraries.longs().map(number -> Scalar.integer(HERE, number)),
                Arbitraries.of("true", "false").map(text -> new Scalar(HERE, text, Scalar.Kind.BOOLEAN, text)));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(12),
                Arbitraries.strings()
                        .all()
                        .excludeChars('\uFFFE', '\uFFFF')
                        .ofMaxLength(8)
                        .filter(YamlWriterTest::isText),
                Arbitraries.strings()
                        .withChars(" \n\t:#-'\"\\|>{}[],&*!%@`?~yn01.")
                        .ofMaxLength(10));
    }

    /// A lone half of a surrogate pair is no text: UTF-8 cannot say it.
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(character -> character >= 0xD800 && character <= 0xDFFF);
    }

    private static void assertReadBack(Node node) {
        var yaml = write(node);
        var json = JsonText.of(node);

        assertThat(data(read(yaml))).as("our reader, %s", yaml).isEqualTo(node.data());
        assertThat(normalized(valueOf(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml))))
                .as("YAML 1.1, %s", yaml)
                .isEqualTo(normalized(node.data()));
        assertThat(normalized(valueOf(new Load(LoadSettings.builder()
                                .setSchema(new CoreSchema())
                                .build())
                        .loadFromString(yaml))))
                .as("YAML 1.2, %s", yaml)
                .isEqualTo(normalized(node.data()));
        assertThat(read("value: " + json).sameDataAs(read(JsonText.of(Map.of("value", node)))))
                .isTrue();
        assertThat(data(read(JsonText.of(Map.of("value", node))))).isEqualTo(node.data());
    }

    private static String write(Node value) {
        var object = new LinkedHashMap<String, Node>();
        object.put("apiVersion", Scalar.text(HERE, "v1"));
        object.put("kind", Scalar.text(HERE, "Test"));
        object.put("metadata", new Mapping(HERE, Map.of("name", Scalar.text(HERE, "test"))));
        object.put("value", value);
        var out = new StringWriter();
        YamlWriter.write(List.of(new Manifest("shared", "test", new Mapping(HERE, object))), out);
        return out.toString();
    }

    private static Node read(String yaml) {
        return ((Checked.Accepted<Node>) YamlReader.read(yaml, "test")).value();
    }

    private static Object data(Node document) {
        return ((Mapping) document).get("value").orElseThrow().data();
    }

    private static Object valueOf(Object document) {
        return Optional.<Object>ofNullable(((Map<?, ?>) document).get("value")).orElseThrow();
    }

    /// Numbers of whatever Java type are their digits.
    private static Object normalized(Object data) {
        return switch (data) {
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> entries.put(key, normalized(value)));
                yield entries;
            }
            case List<?> items -> items.stream().map(YamlWriterTest::normalized).toList();
            case Number number -> "number " + number;
            default -> data;
        };
    }
}
