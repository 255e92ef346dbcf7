package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Pods that an object asks for.
///
/// @param template with their metadata and spec; the object itself if it is a single Pod
/// @param portNames of all containers
record Pods(Manifest manifest, Mapping template, Map<String, String> labels, Set<String> portNames) {

    /// Set by the StatefulSet controller on each Pod.
    static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    private static final Set<String> TEMPLATED =
            Set.of("DaemonSet", "Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet");

    static Optional<Pods> of(Manifest manifest) {
        var object = manifest.object();
        return switch (manifest.kind()) {
            case "Pod" -> Optional.of(of(manifest, object));
            case "Prometheus", "Alertmanager" -> ofOperator(manifest);
            case "CronJob" -> at(manifest, "spec", "jobTemplate", "spec", "template");
            default -> TEMPLATED.contains(manifest.kind()) ? at(manifest, "spec", "template") : Optional.empty();
        };
    }

    /// What the Prometheus Operator makes of one of its objects: Pods with labels and ports of its own.
    private static Optional<Pods> ofOperator(Manifest manifest) {
        if (!manifest.group().equals("monitoring.coreos.com")) {
            return Optional.empty();
        }
        var labels = new TreeMap<>(Objects.mapping(manifest.object(), "spec", "podMetadata", "labels")
                .map(Mapping::texts)
                .orElse(Map.of()));
        labels.put("app.kubernetes.io/name", manifest.kind().toLowerCase(Locale.ROOT));
        labels.put("app.kubernetes.io/instance", manifest.name());
        labels.put("app.kubernetes.io/managed-by", "prometheus-operator");
        var port = manifest.object()
                .mapping("spec")
                .flatMap(spec -> spec.text("portName"))
                .orElse("web");
        var none = Mapping.empty(manifest.object().position());
        return Optional.of(new Pods(manifest, none, labels, Set.of(port, "reloader-web")));
    }

    private static Optional<Pods> at(Manifest manifest, String... path) {
        return Objects.mapping(manifest.object(), path).map(template -> of(manifest, template));
    }

    private static Pods of(Manifest manifest, Mapping template) {
        var labels = Objects.mapping(template, "metadata", "labels")
                .map(Mapping::texts)
                .orElse(Map.of());
        var portNames = containers(template)
                .flatMap(container -> Objects.items(container, "ports"))
                .flatMap(port -> port.text("name").stream())
                .collect(Collectors.toSet());
        return new Pods(manifest, template, labels, portNames);
    }

    boolean areSelectedBy(Map<String, String> selector) {
        return selector.containsKey(POD_NAME)
                ? selector.get(POD_NAME).matches(manifest.name() + "-[0-9]+")
                : labels.entrySet().containsAll(selector.entrySet());
    }

    /// Those that start with the Pod, and those that start before.
    Stream<Mapping> containers() {
        return containers(template);
    }

    private static Stream<Mapping> containers(Mapping template) {
        return template.mapping("spec").stream()
                .flatMap(spec -> Stream.of("initContainers", "containers")
                        .flatMap(containers -> Objects.items(spec, containers)));
    }
}
