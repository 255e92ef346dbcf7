package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.ArrayList;
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
    private final List<Diagnostic> problems = new ArrayList<>();

    private WorkloadRules(List<Manifest> manifests) {
        this.identities = manifests.stream()
                .map(manifest -> identity(manifest.kind(), manifest.name()))
                .collect(Collectors.toSet());
        this.configMaps = manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .collect(Collectors.toMap(Manifest::name, Manifest::object, (first, _) -> first));
    }

    static List<Diagnostic> check(List<Manifest> manifests) {
        var rules = new WorkloadRules(manifests);
        for (var manifest : manifests) {
            if (WORKLOADS.contains(manifest.kind())) {
                rules.workload(manifest);
            } else if (manifest.kind().equals("HorizontalPodAutoscaler")) {
                rules.autoscaler(manifest);
            }
        }
        return rules.problems;
    }

    private void workload(Manifest manifest) {
        var selector = Objects.mapping(manifest.object(), "spec", "selector", "matchLabels")
                .map(Objects::texts);
        var labels = Objects.mapping(manifest.object(), "spec", "template", "metadata", "labels")
                .map(Objects::texts);
        if (selector.isEmpty()
                || labels.isEmpty()
                || !labels.get().entrySet().containsAll(selector.get().entrySet())) {
            problems.add(ManifestCheck.problem(manifest, "does not select its own Pods"));
        }
        if (manifest.kind().equals("StatefulSet")) {
            reference(
                    manifest,
                    "Service",
                    Objects.mapping(manifest.object(), "spec").flatMap(spec -> spec.text("serviceName")));
        }
        Objects.mapping(manifest.object(), "spec", "template", "spec").ifPresent(spec -> pod(manifest, spec));
    }

    private void pod(Manifest manifest, Mapping spec) {
        reference(manifest, "ServiceAccount", spec.text("serviceAccountName"));
        var volumes = Objects.items(spec, "volumes").toList();
        volumes.forEach(volume -> volume.mapping("configMap").ifPresent(configMap -> configMap(manifest, configMap)));
        var names =
                volumes.stream().flatMap(volume -> volume.text("name").stream()).collect(Collectors.toSet());
        Stream.of("initContainers", "containers")
                .flatMap(key -> Objects.items(spec, key))
                .flatMap(container -> Objects.items(container, "volumeMounts"))
                .flatMap(mount -> mount.text("name").stream())
                .filter(name -> !names.contains(name))
                .distinct()
                .forEach(name -> problems.add(ManifestCheck.problem(
                        manifest, "mounts the volume %s, which it does not have".formatted(name))));
    }

    private void configMap(Manifest manifest, Mapping volume) {
        var name = volume.text("name");
        reference(manifest, "ConfigMap", name);
        name.map(configMaps::get)
                .ifPresent(configMap -> Objects.items(volume, "items")
                        .flatMap(item -> item.text("key").stream())
                        .filter(key -> Stream.of("data", "binaryData")
                                .flatMap(part -> configMap.mapping(part).stream())
                                .noneMatch(data -> data.get(key).isPresent()))
                        .forEach(key -> problems.add(ManifestCheck.problem(
                                manifest,
                                "mounts %s of ConfigMap %s, which has no such key".formatted(key, name.get())))));
    }

    private void autoscaler(Manifest manifest) {
        Objects.mapping(manifest.object(), "spec", "scaleTargetRef")
                .ifPresent(target -> reference(manifest, target.text("kind").orElse(""), target.text("name")));
    }

    private void reference(Manifest manifest, String kind, Optional<String> name) {
        if (name.isEmpty() || !identities.contains(identity(kind, name.get()))) {
            problems.add(ManifestCheck.problem(
                    manifest, "names the %s %s, which does not exist".formatted(kind, name.orElse("\"\""))));
        }
    }

    private static String identity(String kind, String name) {
        return kind + " " + name;
    }
}
