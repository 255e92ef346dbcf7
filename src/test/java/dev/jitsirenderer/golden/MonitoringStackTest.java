package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stack says fits what stands beside it: the installations that it watches, and the charts that it sets.
@QuarkusTest
class MonitoringStackTest {

    private static final Path CHARTS = Path.of("src/test/resources/charts");

    /// Those whose charts get no values of the user.
    private static final List<String> CASES = List.of(
            "only-one-part-of-the-monitoring-stack",
            "prometheus-and-alertmanager-for-an-operator-that-exists",
            "the-exporters-and-grafana-beside-somebody-elses-prometheus",
            "the-monitoring-stack-of-a-cluster-that-has-none");

    @Test
    void productionLetsThePrometheusOfItsStackIn() {
        var installation = values("environments/production").monitoring();
        var chart = application("kube-prometheus-stack", render("environments/production-monitoring"));
        var reader = installation.prometheus();

        assertThat(installation.enabled()).isTrue();
        assertThat(text(chart.object(), "spec", "destination", "namespace")).isEqualTo(reader.namespace());
        assertThat(text(chartValues(chart), "prometheus", "serviceAccount", "name"))
                .isEqualTo(reader.serviceAccount());
        // What the operator puts on every Pod of a Prometheus.
        assertThat(Map.of(
                        "app.kubernetes.io/name", "prometheus",
                        "app.kubernetes.io/managed-by", "prometheus-operator",
                        "app.kubernetes.io/instance", text(chartValues(chart), "fullnameOverride") + "-prometheus"))
                .containsAllEntriesOf(reader.podLabels());
    }

    @Test
    void productionCopiesItsCertificateToGrafana() {
        var tls = values("environments/production").entry().ingress().tls();
        var stack = values("environments/production-monitoring");
        var grafana = stack.monitoringStack().grafana();

        assertThat(tls.reflectTo()).contains(stack.namespace());
        assertThat(tls.secretName()).isEqualTo(grafana.ingress().tls().secretName());
        assertThat(stack.domain()).isEqualTo(values("environments/production").domain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-prometheus-stack", "prometheus-adapter", "metrics-server", "reflector"})
    void everyKeyThatAChartGetsWasLookedUp(String chart) throws IOException {
        var known = Files.readAllLines(CHARTS.resolve(chart + ".txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var set = new TreeSet<String>();
        for (var golden : CASES) {
            var manifests = ((Checked.Accepted<List<Manifest>>)
                            new GoldenCase(GoldenCase.ROOT.resolve(golden)).render())
                    .value();
            applications(chart, manifests).forEach(manifest -> collect("", chartValues(manifest), set));
        }
        applications(chart, render("environments/production-monitoring"))
                .forEach(manifest -> collect("", chartValues(manifest), set));

        assertThat(set)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(known)
                        .anySatisfy(pattern -> assertThat(
                                        pattern.endsWith("*")
                                                ? key.startsWith(pattern.substring(0, pattern.length() - 1))
                                                : key.equals(pattern))
                                .as(key)
                                .isTrue()));
    }

    private static void collect(String path, Node node, Set<String> paths) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, value) -> collect(path.isEmpty() ? key : path + "." + key, value, paths));
        } else {
            paths.add(path);
        }
    }

    private static Mapping chartValues(Manifest application) {
        return application
                .object()
                .mapping("spec")
                .flatMap(spec -> spec.mapping("source"))
                .flatMap(source -> source.mapping("helm"))
                .flatMap(helm -> helm.mapping("valuesObject"))
                .orElseThrow();
    }

    private static String text(Mapping mapping, String... path) {
        Node node = mapping;
        for (var key : path) {
            node = ((Mapping) node).get(key).orElseThrow();
        }
        return ((Scalar) node).text();
    }

    private static Manifest application(String chart, List<Manifest> manifests) {
        return applications(chart, manifests).findFirst().orElseThrow();
    }

    private static Stream<Manifest> applications(String chart, List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("Application"))
                .filter(manifest -> manifest.component().equals(chart));
    }

    private static List<Manifest> render(String environment) {
        return ((Checked.Accepted<List<Manifest>>) Renderer.render(Request.of(Path.of(environment)))).value();
    }

    private static Values values(String environment) {
        return ((Checked.Accepted<Values>) Renderer.values(Request.of(Path.of(environment)))).value();
    }
}
