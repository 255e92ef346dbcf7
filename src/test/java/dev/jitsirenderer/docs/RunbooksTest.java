package dev.jitsirenderer.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.topology.AlertName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whoever is woken by an alert finds what it means and what to do.
class RunbooksTest {

    private static final Path RUNBOOKS = Path.of("docs/runbooks.md");

    /// What begins the paragraphs of a runbook, in this order.
    private static final List<String> PARTS = List.of("**Means.**", "**Users", "**Confirm.**", "**Do.**");

    @Test
    void everyAlertHasASectionAndEverySectionIsAnAlert() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlertName.values()).map(AlertName::word).toList());
    }

    @TestFactory
    Stream<DynamicTest> everySectionSaysWhatItIsAndWhatToDo() throws IOException {
        return sections().entrySet().stream()
                .map(section -> dynamicTest(section.getKey(), () -> {
                    var text = section.getValue();
                    assertThat(text).containsSubsequence(PARTS);
                    for (var part : PARTS) {
                        assertThat(text.substring(text.indexOf(part) + part.length()))
                                .as(part)
                                .doesNotStartWith("\n\n**");
                    }
                    assertThat(text.substring(text.indexOf("**Confirm.**"))).contains("`");
                }));
    }

    private static Map<String, String> sections() throws IOException {
        var sections = new TreeMap<String, String>();
        for (var section : Files.readString(RUNBOOKS).split("(?m)^## ", -1)) {
            if (!section.startsWith("# ")) {
                var heading = section.lines().findFirst().orElseThrow();
                sections.put(heading, section.substring(heading.length()));
            }
        }
        return sections;
    }
}
