package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every `plugin.yaml` below `argocd/plugins`, with what there is to say of it.
class PluginDefinitionTest {

    private static final Path CASES = Path.of("src/test/resources/argocd/plugins");

    @TestFactory
    Stream<DynamicTest> saysWhatArgoCdDoesNot() throws IOException {
        try (var cases = Files.list(CASES)) {
            return cases.sorted().toList().stream()
                    .map(path -> dynamicTest(path.getFileName().toString(), path.toUri(), () -> check(path)));
        }
    }

    @Test
    void findsNothingInTheOneThatIsShipped() throws IOException {
        var definition = PluginDefinition.read(Files.readAllBytes(Path.of("plugin.yaml")), "plugin.yaml");

        assertThat(definition.socket()).contains("jitsi-renderer.sock");
        assertThat(definition.findings())
                .extracting(Finding::toString)
                .containsExactly("plugin.yaml:6: note: Applications must say spec.source.plugin.name: jitsi-renderer");
    }

    private static void check(Path path) throws IOException {
        var definition = PluginDefinition.read(Files.readAllBytes(path.resolve("plugin.yaml")), "plugin.yaml");
        GoldenFiles.assertText(
                path.resolve("findings.txt"),
                definition.findings().stream().map(finding -> finding + "\n").collect(Collectors.joining()));
    }
}
