package dev.jitsirenderer.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.values.catalogue.FormerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(apiVersion:.*?)```", Pattern.DOTALL);
    private static final Pattern EXPLAIN_BLOCK =
            Pattern.compile("\\$ \\./jitsi-renderer explain (\\S+) (\\S+)\n(.*?)(\\.\\.\\.\n)?```", Pattern.DOTALL);
    private static final Pattern CALLED = Pattern.compile("is called (\\S+) here");

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return documents()
                .map(document -> dynamicTest(
                        document.toString(),
                        () -> assertThat(matches(LINK, Files.readString(document))
                                        .map(link -> link.group(1)))
                                .allSatisfy(target -> assertThat(document.resolveSibling(target))
                                        .exists())));
    }

    /// Labels and sync waves are left out in the README.
    @Test
    void theReadmeShowsAnObjectThatIsRendered() throws IOException {
        var rendered = Files.readString(
                Path.of("src/test/resources/environments/production/shard-0/jvb-horizontal-pod-autoscaler.yaml"));

        var shown = matches(YAML_BLOCK, Files.readString(Path.of("README.md"))).toList();

        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().group(1))
                .isEqualTo(
                        rendered.replaceFirst("---\n", "").replaceAll("(?m)^  (labels|annotations):\n(    .*\n)+", ""));
    }

    @Test
    void theReadmeExplainsWhatExplainSays() throws IOException {
        var shown =
                matches(EXPLAIN_BLOCK, Files.readString(Path.of("README.md"))).toList();

        assertThat(shown).isNotEmpty();
        for (var block : shown) {
            var checked = Explanation.of(Request.of(Path.of(block.group(1))), block.group(2));
            assertThat(((Checked.Accepted<Explanation>) checked).value().lines())
                    .startsWith(block.group(3).lines().toArray(String[]::new));
        }
    }

    @Test
    void theReadmeNamesTheNumberOfObjects() throws IOException {
        var objects = 0;
        try (var files = Files.walk(Path.of("src/test/resources/environments/production"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                objects += Files.readAllLines(file).stream()
                        .filter("---"::equals)
                        .toList()
                        .size();
            }
        }

        assertThat(Path.of("README.md")).content().contains("one of its %d objects".formatted(objects));
    }

    /// Whoever migrates finds every renamed key of the chart in the table, with the name that the program answers.
    @Test
    void theMigrationTableAgreesWithTheProgram() throws IOException {
        var table = Files.readAllLines(Path.of("docs/migrating.md"));

        for (var key : List.of(
                "haproxy.ingress.host", "haproxy.ingressEnable", "jvb.nodeportPrefix", "TZ", "JVB_STUN_SERVERS")) {
            var called = matches(CALLED, FormerKeys.answer(key).orElseThrow())
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            assertThat(table)
                    .anySatisfy(row ->
                            assertThat(row).startsWith("|").contains("`" + key).contains(called));
        }
    }

    private static Stream<Path> documents() throws IOException {
        try (var files = Files.walk(Path.of("docs"))) {
            var markdown = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(Path.of("README.md")), markdown.stream());
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
