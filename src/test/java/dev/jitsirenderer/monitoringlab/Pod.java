package dev.jitsirenderer.monitoringlab;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A Pod that Kubernetes would make of a rendered Deployment or StatefulSet.
///
/// @param ports of its containers
record Pod(
        String namespace, String name, Map<String, String> labels, Map<String, String> annotations, List<Port> ports) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    /// What follows the name of a Deployment, here and in the texts of the cluster.
    private static final String SUFFIX = "-7f6d9c5b8d-x2k4p";

    /// @param container that has it
    record Port(String container, String name, int number) {}

    static List<Pod> of(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> WORKLOADS.contains(manifest.kind()))
                .flatMap(workload -> of(workload, replicas(workload, manifests)))
                .toList();
    }

    String component() {
        return labels.getOrDefault("app.kubernetes.io/component", "");
    }

    private static Stream<Pod> of(Manifest workload, int replicas) {
        var template = mapping(workload.object(), "spec", "template");
        var ports = items(mapping(template, "spec"), "containers").stream()
                .flatMap(container -> items(container, "ports").stream().map(port -> port(container, port)))
                .toList();
        return names(workload, replicas)
                .map(name -> new Pod(
                        workload.namespace(),
                        name,
                        texts(mapping(template, "metadata"), "labels"),
                        texts(mapping(template, "metadata"), "annotations"),
                        ports));
    }

    private static Stream<String> names(Manifest workload, int replicas) {
        if (workload.kind().equals("StatefulSet")) {
            return IntStream.range(0, replicas).mapToObj(index -> "%s-%d".formatted(workload.name(), index));
        }
        if (replicas != 1) {
            throw new AssertionError("the texts of the cluster know one Pod of " + workload.label());
        }
        return Stream.of(workload.name() + SUFFIX);
    }

    /// A workload that is scaled has no number of its own, and at least as many as its autoscaler says.
    private static int replicas(Manifest workload, List<Manifest> manifests) {
        return mapping(workload.object(), "spec")
                .text("replicas")
                .or(() -> manifests.stream()
                        .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                        .map(manifest -> mapping(manifest.object(), "spec"))
                        .filter(spec -> mapping(spec, "scaleTargetRef")
                                .text("name")
                                .orElse("")
                                .equals(workload.name()))
                        .flatMap(spec -> spec.text("minReplicas").stream())
                        .findFirst())
                .map(Integer::valueOf)
                .orElseThrow();
    }

    private static Port port(Mapping container, Mapping port) {
        return new Port(
                container.text("name").orElseThrow(),
                port.text("name").orElse(""),
                Integer.parseInt(port.text("containerPort").orElseThrow()));
    }

    static Mapping mapping(Mapping mapping, String... path) {
        var found = mapping;
        for (var key : path) {
            found = found.mapping(key).orElseThrow();
        }
        return found;
    }

    static List<Mapping> items(Mapping mapping, String key) {
        return mapping.get(key).stream()
                .flatMap(node -> ((Sequence) node).items().stream())
                .map(Mapping.class::cast)
                .toList();
    }

    static Map<String, String> texts(Mapping mapping, String key) {
        return mapping.mapping(key).map(Mapping::texts).orElse(Map.of());
    }

    /// The items of a list of texts.
    static List<String> words(Mapping mapping, String key) {
        return mapping.get(key).stream()
                .flatMap(node -> ((Sequence) node).items().stream())
                .map(Node::data)
                .map(String::valueOf)
                .toList();
    }
}
