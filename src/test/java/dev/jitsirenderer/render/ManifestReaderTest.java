package dev.jitsirenderer.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.golden.GoldenCase;
import dev.jitsirenderer.plan.TopologyPlanner;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Topology;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What our reader makes of a template is what a reader of YAML makes of the same template with its values written as
/// JSON: for every golden case and environment, and for templates that were changed at random places.
@QuarkusTest
class ManifestReaderTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final int MUTATIONS = 40_000;

    /// What YAML gives a meaning to, and some that it does not.
    private static final String CHARACTERS = " :-#{}[]\"'\\&*!|>%@`,?~=<\n\t\u001A\u0085x0.ä";

    private final ManifestReader reader = new ManifestReader();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> printed = new TreeSet<>();

    @Test
    void readsWhatAReaderOfYamlReads() throws IOException {
        renderAll();

        assertThat(seen).containsExactlyElementsOf(objectTemplates());
    }

    /// Where a change leaves something that we read, it means the same to others.
    @Test
    void refusesWhatAReaderOfYamlReadsInAnotherWay() throws IOException {
        renderAll();
        var texts = List.copyOf(printed);
        var random = new Random(20_261_123);
        var accepted = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            var mutated = mutate(texts.get(random.nextInt(texts.size())), random);
            var read = read(mutated);
            if (read.isPresent()) {
                accepted++;
                assertThat(read.map(JsonText::indented))
                        .as(mutated)
                        .isEqualTo(readAsYaml(mutated.replace("\u001A", "\"value\""))
                                .map(JsonText::indented));
            }
        }
        assertThat(accepted).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private void renderAll() throws IOException {
        for (var golden : GoldenCase.all()) {
            render(golden.plan());
        }
        for (var environment : children(Path.of("environments"))) {
            render(Renderer.values(Request.of(environment))
                    .map(values -> TopologyPlanner.plan(values, Capabilities.UNKNOWN)));
        }
    }

    private void render(Checked<Topology> planned) {
        if (planned instanceof Checked.Accepted<Topology>(var topology)) {
            ManifestRenderer.render(topology, (_, _) -> true, this::readBothWays);
        }
    }

    private Mapping readBothWays(TemplateInstance template) {
        var read = reader.read(template);
        assertThat(Optional.of(JsonText.indented(read)))
                .as(template.getTemplate().getId())
                .isEqualTo(readAsYaml(template.render()).map(JsonText::indented));
        seen.add(template.getTemplate().getId());
        printed.add(
                ScopedValue.where(TemplateValues.COLLECTED, new ArrayList<>()).call(template::render));
        return read;
    }

    private static Optional<Node> readAsYaml(String text) {
        return YamlReader.read(text, "template") instanceof Checked.Accepted<Node>(var node)
                ? Optional.of(node)
                : Optional.empty();
    }

    private static Optional<Node> read(String text) {
        try {
            var places = Collections.nCopies(text.length(), "value").iterator();
            return Optional.of(OutlineReader.read(text, "template").fill(places));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static String mutate(String text, Random random) {
        var mutated = new StringBuilder(text);
        var index = random.nextInt(text.length());
        var character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        switch (random.nextInt(3)) {
            case 0 -> mutated.insert(index, character);
            case 1 -> mutated.setCharAt(index, character);
            default -> mutated.deleteCharAt(index);
        }
        return mutated.toString();
    }

    /// Those that print an object, and are no part of others.
    private static List<String> objectTemplates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("monitoring-stack/application.yaml"))
                    .filter(ManifestReaderTest::isObject)
                    .map(file -> TEMPLATES.relativize(file).toString().replace(".yaml", ""))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static boolean isObject(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.anyMatch(
                    line -> line.startsWith("kind: ") || line.contains("#include monitoring-stack/application"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}
