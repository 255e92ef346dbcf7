package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What Prometheus is led to by a rendered object: a port of a Pod, and the labels that its series get.
///
/// @param job the name of the job, which the series have as a label, too
/// @param labels that do not come from the series themselves
record Target(String job, Pod pod, Pod.Port port, String path, Map<String, String> labels) {

    /// Others would be lost here, and so would have to be understood first.
    private static final Set<String> UNDERSTOOD =
            Set.of("selector", "podTargetLabels", "podMetricsEndpoints", "port", "path", "interval", "matchLabels");

    /// As the Prometheus Operator sees PodMonitors.
    static List<Target> ofPodMonitors(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("PodMonitor"))
                .flatMap(monitor -> ofPodMonitor(monitor, Pod.of(manifests)))
                .toList();
    }

    /// As the configuration of Prometheus for annotated Pods sees them, which is that of the community's chart.
    static List<Target> ofAnnotations(List<Manifest> manifests) {
        return Pod.of(manifests).stream()
                .filter(pod -> "true".equals(pod.annotations().get("prometheus.io/scrape")))
                .map(Target::ofAnnotations)
                .toList();
    }

    private static Stream<Target> ofPodMonitor(Manifest monitor, List<Pod> pods) {
        var spec = Pod.mapping(monitor.object(), "spec");
        assertThat(UNDERSTOOD).containsAll(spec.entries().keySet());
        var selector = Pod.mapping(spec, "selector");
        assertThat(UNDERSTOOD).containsAll(selector.entries().keySet());
        return pods.stream()
                .filter(pod -> pod.namespace().equals(monitor.namespace()))
                .filter(pod -> pod.labels()
                        .entrySet()
                        .containsAll(Pod.texts(selector, "matchLabels").entrySet()))
                .flatMap(pod -> Pod.items(spec, "podMetricsEndpoints").stream()
                        .map(endpoint -> ofEndpoint(monitor, endpoint, pod)));
    }

    private static Target ofEndpoint(Manifest monitor, Mapping endpoint, Pod pod) {
        assertThat(UNDERSTOOD).containsAll(endpoint.entries().keySet());
        var port = pod.ports().stream()
                .filter(candidate ->
                        candidate.name().equals(endpoint.text("port").orElseThrow()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no such port: %s".formatted(pod.name(), endpoint)));
        var labels = new TreeMap<String, String>();
        labels.put("namespace", pod.namespace());
        labels.put("pod", pod.name());
        labels.put("container", port.container());
        labels.put("endpoint", port.name());
        for (var label : Pod.words(Pod.mapping(monitor.object(), "spec"), "podTargetLabels")) {
            if (pod.labels().containsKey(label)) {
                labels.put(sanitised(label), pod.labels().get(label));
            }
        }
        return new Target(
                "%s/%s".formatted(monitor.namespace(), monitor.name()),
                pod,
                port,
                endpoint.text("path").orElse("/metrics"),
                labels);
    }

    private static Target ofAnnotations(Pod pod) {
        var number = pod.annotations().get("prometheus.io/port");
        var port = pod.ports().stream()
                .filter(candidate -> String.valueOf(candidate.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no port %s".formatted(pod.name(), number)));
        var labels = new TreeMap<String, String>();
        pod.labels().forEach((label, value) -> labels.put(sanitised(label), value));
        labels.put("namespace", pod.namespace());
        labels.put("pod", pod.name());
        return new Target(
                "kubernetes-pods", pod, port, pod.annotations().getOrDefault("prometheus.io/path", "/metrics"), labels);
    }

    /// As Prometheus takes a label of Kubernetes into a name.
    private static String sanitised(String label) {
        return label.replaceAll("[^a-zA-Z0-9_]", "_");
    }
}
