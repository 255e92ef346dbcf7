package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.check.Declared;
import dev.jitsirenderer.check.ManifestCheck;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Breaks rendered objects at random places: whatever Fabric8's typed models do not take, the check refuses, too. The
/// seed is fixed: what fails once fails again.
@QuarkusTest
class MutatedObjectsTest {

    private static final int MUTATIONS = 5_000;

    private static final List<String> VALUES = List.of(
            "word", "''", "7", "-1", "99999999999999", "2.5", "true", "[]", "[a]", "[{}]", "{}", "{a: b}", "10Mi");

    private static final List<String> QUANTITIES =
            List.of("averageValue", "cpu", "ephemeral-storage", "memory", "sizeLimit");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    @Test
    void areRefusedWhereTheTypedModelsRefuseThem() throws Exception {
        var objects = objects();
        var random = new Random(20_261_122);
        var refused = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            var object = objects.get(random.nextInt(objects.size()));
            var mutated = mutate(object, random);
            if (!kept(mutated)) {
                refused++;
                assertThat(fieldProblems(mutated))
                        .as(() -> JsonText.indented(mutated))
                        .isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 4);
    }

    /// Without the rules across objects: a message of the field rules begins with a path.
    private static List<Diagnostic> fieldProblems(Mapping object) {
        return ManifestCheck.check(
                        List.of(new Manifest("shared", "test", object)), Declared.NOTHING, Capabilities.UNKNOWN)
                .diagnostics()
                .stream()
                .filter(problem -> problem.message().matches("\\S+ (must be|is) .*|\\S+ of .*"))
                .toList();
    }

    /// Whether the typed model knows every field and gives back what it got.
    private boolean kept(Mapping object) throws IOException, ReflectiveOperationException {
        var json = JsonText.of(object);
        Object typed;
        try {
            typed = kubernetes.unmarshal(json);
        } catch (IllegalArgumentException | KubernetesClientException _) {
            return false;
        }
        return UnknownFields.of(typed).isEmpty()
                && KubernetesObjectsTest.withoutEmpty(JSON.readTree(kubernetes.asJson(typed)))
                        .equals(KubernetesObjectsTest.withoutEmpty(quantitiesAsText(JSON.readTree(json))));
    }

    /// A quantity may be a number; the models write it as text.
    private static JsonNode quantitiesAsText(JsonNode node) {
        node.forEach(MutatedObjectsTest::quantitiesAsText);
        if (node instanceof ObjectNode object) {
            QUANTITIES.stream()
                    .filter(name -> object.path(name).isNumber())
                    .forEach(name -> object.put(name, object.get(name).asText()));
        }
        return node;
    }

    /// Changes the name or the value of one field below the top level.
    private static Mapping mutate(Mapping object, Random random) {
        var changed = new LinkedHashMap<>(object.entries());
        var keys = object.entries().keySet().stream()
                .filter(key -> !key.equals("apiVersion") && !key.equals("kind"))
                .toList();
        var key = pick(keys, random);
        changed.put(key, mutateBelow(object.entries().get(key), random));
        return new Mapping(object.position(), changed);
    }

    private static Node mutateBelow(Node node, Random random) {
        return switch (node) {
            case Mapping mapping when !mapping.entries().isEmpty() -> mutateEntry(mapping, random);
            case Sequence sequence
            when !sequence.items().isEmpty() -> {
                var items = new ArrayList<>(sequence.items());
                var index = random.nextInt(items.size());
                items.set(index, mutateBelow(items.get(index), random));
                yield new Sequence(sequence.position(), items);
            }
            default -> value(random);
        };
    }

    private static Mapping mutateEntry(Mapping mapping, Random random) {
        var key = pick(List.copyOf(mapping.entries().keySet()), random);
        var changed = new LinkedHashMap<String, Node>();
        var how = random.nextInt(8);
        mapping.entries().forEach((name, value) -> {
            if (!name.equals(key)) {
                changed.put(name, value);
            } else if (how == 0) {
                changed.put(name + "x", value);
            } else if (how == 1) {
                changed.put(name, value(random));
            } else {
                changed.put(name, mutateBelow(value, random));
            }
        });
        return new Mapping(mapping.position(), changed);
    }

    private static Node value(Random random) {
        var written = pick(VALUES, random);
        return ((Mapping) ((Checked.Accepted<Node>) YamlReader.read("a: " + written, "mutation")).value())
                .get("a")
                .orElseThrow();
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Mapping> objects() throws IOException {
        var objects = new ArrayList<Mapping>();
        try (Stream<Path> paths = Files.list(GoldenCase.ROOT)) {
            for (var directory : paths.filter(Files::isDirectory).sorted().toList()) {
                if (new GoldenCase(directory).render() instanceof Checked.Accepted<List<Manifest>>(var manifests)) {
                    KubernetesObjectsTest.ofOurs(manifests).forEach(manifest -> objects.add(manifest.object()));
                }
            }
        }
        if (Renderer.render(Request.of(Path.of("environments/production")))
                instanceof Checked.Accepted<List<Manifest>>(var manifests)) {
            manifests.forEach(manifest -> objects.add(manifest.object()));
        }
        assertThat(objects).hasSizeGreaterThan(500);
        return objects;
    }
}
