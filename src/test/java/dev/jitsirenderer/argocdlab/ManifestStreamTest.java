package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestStreamTest {

    @Test
    void cutsYamlAtLinesThatStartADocument() throws Exception {
        assertThat(split("""
                # a comment is not a document
                ---
                kind: A
                text: |
                  ---
                --- # the next one
                {kind: B}
                ---
                """)).containsExactly("{\"kind\":\"A\",\"text\":\"---\\n\"}", "{\"kind\":\"B\"}");
    }

    @Test
    void dropsWhatIsEmptyOrNull() throws Exception {
        assertThat(split("---\n---\nnull\n---\n~\n---\n\n---\nkind: A\n")).containsExactly("{\"kind\":\"A\"}");
        assertThat(split("")).isEmpty();
    }

    @Test
    void readsJsonValuesInARow() throws Exception {
        assertThat(split("\n {\"kind\":\"A\"}{\"kind\":\"B\"}\n{\"kind\":\"C\"}"))
                .containsExactly("{\"kind\":\"A\"}", "{\"kind\":\"B\"}", "{\"kind\":\"C\"}");
    }

    @Test
    void goesOnWithYamlBehindTheFirstJsonValue() throws Exception {
        assertThat(split("{\"kind\":\"A\"}\n---\nkind: B\n")).containsExactly("{\"kind\":\"A\"}", "{\"kind\":\"B\"}");
        assertThat(split("{kind: A}\n---\n{kind: B}\n")).containsExactly("{\"kind\":\"A\"}", "{\"kind\":\"B\"}");
        assertThatThrownBy(() -> split("{\"kind\":\"A\"}{\"kind\":\"B\"}\n---\nkind: C\n"))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("failed to unmarshal manifest: json: offset 24: ");
    }

    /// The brace is looked for in the first 4 KiB only. What follows a mapping of YAML is lost.
    @Test
    void looksForJsonAtTheStartOnly() throws Exception {
        var spaces = " ".repeat(4096);

        assertThat(split(spaces.substring(1) + "{\"kind\":\"A\"}{\"kind\":\"B\"}"))
                .hasSize(2);
        assertThat(split(spaces + "{\"kind\":\"A\"}{\"kind\":\"B\"}")).hasSize(1);
    }

    @Test
    void takesScalarsAsGoDoes() throws Exception {
        assertThat(split("""
                kind: A
                a: [y, No, on, 0123, 0x1F, 1e3, 12:30, 2026-11-23, ~, "y", 1_000]
                on: 1
                kind: B
                """))
                .containsExactly("{\"a\":[true,false,true,83,31,1000.0,\"12:30\",\"2026-11-23\",null,\"y\",1000],"
                        + "\"kind\":\"B\",\"true\":1}");
    }

    @Test
    void saysNotWhichDocumentIsBroken() {
        assertThatThrownBy(() -> split("kind: A\n---\n: : }\n  a\n"))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("failed to unmarshal manifest: error converting YAML to JSON: yaml: ");
        assertThatThrownBy(() -> split("kind: A\n--- text\n"))
                .hasMessage("failed to unmarshal manifest: invalid Yaml document separator: text");
    }

    @Test
    void anythingWithItemsStandsForThem() throws Exception {
        assertThat(RepoServer.objects(split("""
                kind: List
                items:
                  - {kind: A}
                  - {kind: B}
                ---
                kind: Strange
                items: []
                ---
                kind: ConfigMapList
                items: null
                ---
                kind: C
                items: null
                spec: {}
                """)))
                .containsExactly("{\"kind\":\"A\"}", "{\"kind\":\"B\"}", "{\"items\":null,\"kind\":\"C\",\"spec\":{}}");
    }

    @Test
    void refusesWhatHasNoKind() throws Exception {
        for (var manifests : List.of(split("apiVersion: v1\n"), split("- kind: A\n"), split("Welcome!\n"))) {
            assertThatThrownBy(() -> RepoServer.objects(manifests))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("Object 'Kind' is missing in '" + manifests.getFirst());
        }
    }

    private static List<String> split(String output) throws PluginException {
        return ManifestStream.split(output.getBytes(StandardCharsets.UTF_8));
    }
}
