package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.haproxylab.Program;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.AlertName;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Prometheus takes every rule that is rendered, and the alerts fire when they should and otherwise do not: the cases
/// are in `src/test/resources/alerts`, one file for each alert, in the language of `promtool test rules`.
@QuarkusTest
class AlertsTest {

    private static final Path CASES = Path.of("src/test/resources/alerts");

    @TempDir
    Path directory;

    @BeforeAll
    static void needsPromtool() {
        Program.PROMTOOL.require();
    }

    @Test
    void prometheusTakesEveryRuleThatIsRendered() throws Exception {
        var files = new ArrayList<String>();
        for (var render : KubernetesObjectsTest.renders().toList()) {
            for (var rules : rules(render.manifests())) {
                var file = directory.resolve("rules-%d.yaml".formatted(files.size()));
                files.add(Files.writeString(file, rules).toString());
            }
        }

        assertThat(files).hasSizeGreaterThan(5);
        assertPasses(Stream.concat(Stream.of("check", "rules"), files.stream()));
    }

    @TestFactory
    Stream<DynamicTest> alertsFireWhenTheyShould() throws IOException {
        return Arrays.stream(AlertName.values())
                .map(alert -> dynamicTest(alert.word(), caseOf(alert).toUri(), () -> {
                    Files.writeString(directory.resolve("rules.yaml"), rulesOfTheCases());
                    var file = Files.copy(caseOf(alert), directory.resolve(alert.word() + ".yaml"));
                    assertPasses(Stream.of("test", "rules", file.toString()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() {
        return Arrays.stream(AlertName.values())
                .map(alert -> dynamicTest(alert.word(), () -> {
                    var expectations = expectations(alert);
                    assertThat(expectations)
                            .anySatisfy(alerts -> assertThat(alerts).isNotEmpty());
                    assertThat(expectations)
                            .anySatisfy(alerts -> assertThat(alerts).isEmpty());
                }));
    }

    @Test
    void noCaseIsLeftOver() throws IOException {
        try (var files = Files.list(CASES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("values.yaml"),
                                    Arrays.stream(AlertName.values()).map(alert -> alert.word() + ".yaml"))
                            .toList());
        }
    }

    private static void assertPasses(Stream<String> arguments) throws IOException {
        var result = Program.PROMTOOL.run(arguments.toList());
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    /// What each check of an alert's cases expects to fire.
    private static List<List<Node>> expectations(AlertName alert) throws IOException {
        var expectations = new ArrayList<List<Node>>();
        for (var test : items(read(caseOf(alert)), "tests")) {
            for (var check : items(test, "alert_rule_test")) {
                assertThat(check.text("alertname")).contains(alert.word());
                expectations.add(items(check, "exp_alerts").stream()
                        .map(Node.class::cast)
                        .toList());
            }
        }
        return expectations;
    }

    private static Path caseOf(AlertName alert) {
        return CASES.resolve(alert.word() + ".yaml");
    }

    private static Mapping read(Path file) throws IOException {
        if (YamlReader.read(Files.readString(file), file.toString()) instanceof Checked.Accepted<Node>(Mapping root)) {
            return root;
        }
        throw new AssertionError(file + " is no mapping");
    }

    private static List<Mapping> items(Mapping mapping, String key) {
        return mapping.get(key).orElseThrow() instanceof Sequence sequence
                ? sequence.items().stream().map(Mapping.class::cast).toList()
                : List.of();
    }

    private static String rulesOfTheCases() {
        var checked = Renderer.render(Request.of(CASES));
        assertThat(checked.diagnostics()).isEmpty();
        return rules(((Checked.Accepted<List<Manifest>>) checked).value()).getFirst();
    }

    /// The rule files of an installation, as the operator or a ConfigMap hands them to Prometheus.
    private static List<String> rules(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> switch (manifest.kind()) {
                    case "PrometheusRule" ->
                        Stream.of(JsonText.of(manifest.object().mapping("spec").orElseThrow()));
                    case "ConfigMap" ->
                        manifest.object().mapping("data").stream()
                                .flatMap(data -> data.texts().entrySet().stream())
                                .filter(file -> file.getKey().endsWith("rules.yaml"))
                                .map(file -> file.getValue());
                    default -> Stream.empty();
                })
                .toList();
    }
}
