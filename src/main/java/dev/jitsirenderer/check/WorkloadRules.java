package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workload selects its own Pods, and what its Pods name is there: ServiceAccount, ConfigMaps with their keys,
/// volumes, the governing Service. What scales or protects a workload finds it.
final class WorkloadRules {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    private final Set<String> identities;
    private final Map<String, Mapping> configMaps;
    private final Problems problems;

    private WorkloadRules(List<Manifest> manifests, Problems problems) {
        this.problems = problems;
        this.identities = manifests.stream()
                .map(manifest -> identity(manifest.kind(), manifest.name()))
                .collect(Collectors.toSet());
        this.configMaps = manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .collect(Collectors.toMap(Manifest::name, Manifest::object, (first, _) -> first));
    }

    static void check(List<Manifest> manifests, Problems problems) {
        var rules = new WorkloadRules(manifests, problems);
        for (var manifest : manifests) {
            if (WORKLOADS.contains(manifest.kind())) {
                rules.workload(manifest);
            } else if (manifest.kind().equals("HorizontalPodAutoscaler")) {
                rules.autoscaler(manifest);
            }
        }
    }

    private void workload(Manifest manifest) {
        var selector = Objects.mapping(manifest.object(), "spec", "selector", "matchLabels")
                .map(Objects::texts);
        var labels = Objects.mapping(manifest.object(), "spec", "template", "metadata", "labels")
                .map(Objects::texts);
        if (selector.isEmpty()
                || labels.isEmpty()
                || !labels.get().entrySet().containsAll(selector.get().entrySet())) {
            problems.add(manifest, selectorOf(manifest), "does not select its own Pods");
        }
        if (manifest.kind().equals("StatefulSet")) {
            reference(
                    manifest,
                    "Service",
                    Objects.mapping(manifest.object(), "spec").flatMap(spec -> spec.get("serviceName")));
        }
        Objects.mapping(manifest.object(), "spec", "template", "spec").ifPresent(spec -> pod(manifest, spec));
    }

    private void pod(Manifest manifest, Mapping spec) {
        reference(manifest, "ServiceAccount", spec.get("serviceAccountName"));
        var volumes = Objects.items(spec, "volumes").toList();
        volumes.forEach(volume -> volume.mapping("configMap").ifPresent(configMap -> configMap(manifest, configMap)));
        var names =
                volumes.stream().flatMap(volume -> volume.text("name").stream()).collect(Collectors.toSet());
        Stream.of("initContainers", "containers")
                .flatMap(key -> Objects.items(spec, key))
                .flatMap(container -> Objects.items(container, "volumeMounts"))
                .flatMap(mount -> mount.get("name").stream())
                .filter(name -> !names.contains(Objects.text(name)))
                .forEach(name -> problems.add(
                        manifest, name, "mounts the volume %s, which it does not have".formatted(Objects.text(name))));
    }

    private void configMap(Manifest manifest, Mapping volume) {
        reference(manifest, "ConfigMap", volume.get("name"));
        var name = volume.text("name").orElse("");
        Optional.ofNullable(configMaps.get(name))
                .ifPresent(configMap -> Objects.items(volume, "items")
                        .flatMap(item -> item.get("key").stream())
                        .filter(key -> Stream.of("data", "binaryData")
                                .flatMap(part -> configMap.mapping(part).stream())
                                .noneMatch(data -> data.get(Objects.text(key)).isPresent()))
                        .forEach(key -> problems.add(
                                manifest,
                                key,
                                "mounts %s of ConfigMap %s, which has no such key"
                                        .formatted(Objects.text(key), name))));
    }

    private void autoscaler(Manifest manifest) {
        Objects.mapping(manifest.object(), "spec", "scaleTargetRef")
                .ifPresent(target -> reference(manifest, target.text("kind").orElse(""), target.get("name")));
    }

    private void reference(Manifest manifest, String kind, Optional<Node> name) {
        var text = name.map(Objects::text).orElse("");
        if (!identities.contains(identity(kind, text))) {
            problems.add(
                    manifest,
                    name.orElse(manifest.object()),
                    "names the %s %s, which does not exist".formatted(kind, text.isEmpty() ? "\"\"" : text));
        }
    }

    private static Node selectorOf(Manifest manifest) {
        return Objects.mapping(manifest.object(), "spec")
                .flatMap(spec -> spec.get("selector"))
                .orElse(manifest.object());
    }

    private static String identity(String kind, String name) {
        return kind + " " + name;
    }
}
