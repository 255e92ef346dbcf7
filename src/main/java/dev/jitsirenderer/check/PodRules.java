package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a Pod names is there: its ServiceAccount, Secrets, ConfigMaps with their keys, volumes, ports of its own. What
/// must have one name of its own has it.
final class PodRules {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private final Inventory inventory;
    private final Problems problems;

    private PodRules(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    static void check(Inventory inventory, Problems problems) {
        var rules = new PodRules(inventory, problems);
        inventory.pods().forEach(rules::pods);
    }

    private void pods(Pods pods) {
        var manifest = pods.manifest();
        pods.template().mapping("spec").ifPresent(spec -> {
            spec.get("serviceAccountName")
                    .filter(PodRules::isSet)
                    .ifPresent(name -> inventory.demand(manifest, "ServiceAccount", name, problems));
            Objects.items(spec, "imagePullSecrets").forEach(secret -> reference(manifest, "Secret", secret, "name"));
            Objects.items(spec, "volumes").forEach(volume -> volume(manifest, volume));
            unique(manifest, Objects.items(spec, "volumes"), "name", "has two volumes with the name %s");
        });
        unique(manifest, pods.containers(), "name", "has two containers with the name %s");
        var volumes = volumes(pods);
        pods.containers().forEach(container -> container(manifest, container, volumes));
    }

    /// A StatefulSet's Pods have its claims as volumes, too.
    private static Set<String> volumes(Pods pods) {
        var own = pods.template().mapping("spec").stream()
                .flatMap(spec -> Objects.items(spec, "volumes"))
                .flatMap(volume -> volume.text("name").stream());
        var claimed = pods.manifest().object().mapping("spec").stream()
                .flatMap(spec -> Objects.items(spec, "volumeClaimTemplates"))
                .flatMap(claim -> claim.mapping("metadata").stream())
                .flatMap(metadata -> metadata.text("name").stream());
        return Stream.concat(own, claimed).collect(Collectors.toSet());
    }

    private void volume(Manifest manifest, Mapping volume) {
        volume.mapping("secret").ifPresent(secret -> reference(manifest, "Secret", secret, "secretName"));
        volume.mapping("configMap").ifPresent(configMap -> files(manifest, configMap));
        volume.mapping("projected").stream()
                .flatMap(projected -> Objects.items(projected, "sources"))
                .forEach(source -> {
                    source.mapping("secret").ifPresent(secret -> reference(manifest, "Secret", secret, "name"));
                    source.mapping("configMap").ifPresent(configMap -> files(manifest, configMap));
                });
    }

    private void files(Manifest manifest, Mapping configMap) {
        reference(manifest, "ConfigMap", configMap, "name");
        Objects.items(configMap, "items")
                .flatMap(item -> item.get("key").stream())
                .forEach(key -> key(manifest, configMap, key, "mounts"));
    }

    private void container(Manifest manifest, Mapping container, Set<String> volumes) {
        Objects.items(container, "env")
                .flatMap(variable -> variable.mapping("valueFrom").stream())
                .forEach(source -> {
                    source.mapping("secretKeyRef").ifPresent(secret -> reference(manifest, "Secret", secret, "name"));
                    source.mapping("configMapKeyRef").ifPresent(configMap -> {
                        reference(manifest, "ConfigMap", configMap, "name");
                        configMap.get("key").ifPresent(key -> key(manifest, configMap, key, "reads"));
                    });
                });
        Objects.items(container, "envFrom").forEach(source -> {
            source.mapping("secretRef").ifPresent(secret -> reference(manifest, "Secret", secret, "name"));
            source.mapping("configMapRef").ifPresent(configMap -> reference(manifest, "ConfigMap", configMap, "name"));
        });
        Objects.items(container, "volumeMounts")
                .flatMap(mount -> mount.get("name").stream())
                .filter(name -> !volumes.contains(Objects.text(name)))
                .forEach(name -> problems.add(
                        manifest, name, "mounts the volume %s, which it does not have".formatted(Objects.text(name))));
        unique(manifest, Objects.items(container, "volumeMounts"), "mountPath", "mounts two volumes at %s");
        unique(manifest, Objects.items(container, "ports"), "name", "has two ports with the name %s");
        ports(manifest, container);
    }

    /// A probe that names a port means one of its own container.
    private void ports(Manifest manifest, Mapping container) {
        var names = Objects.items(container, "ports")
                .flatMap(port -> port.text("name").stream())
                .collect(Collectors.toSet());
        PROBES.stream()
                .flatMap(probe -> container.mapping(probe).stream())
                .flatMap(probe -> Stream.of("httpGet", "tcpSocket").flatMap(how -> probe.mapping(how).stream()))
                .flatMap(action -> action.get("port").stream())
                .filter(port -> Objects.isName(port) && !names.contains(Objects.text(port)))
                .forEach(port -> problems.add(
                        manifest,
                        port,
                        "probes the port %s, which the container does not have".formatted(Objects.text(port))));
    }

    private void reference(Manifest manifest, String kind, Mapping reference, String key) {
        reference
                .get(key)
                .filter(_ -> !isOptional(reference))
                .ifPresent(name -> inventory.demand(manifest, kind, name, problems));
    }

    /// Only of what is rendered the keys are known.
    private void key(Manifest manifest, Mapping reference, Node key, String verb) {
        var name = reference.text("name").orElse("");
        inventory
                .object("ConfigMap", manifest.namespace(), name)
                .filter(_ -> !isOptional(reference))
                .filter(configMap -> Stream.of("data", "binaryData")
                        .flatMap(part -> configMap.mapping(part).stream())
                        .noneMatch(data -> data.get(Objects.text(key)).isPresent()))
                .ifPresent(_ -> problems.add(
                        manifest,
                        key,
                        "%s %s of ConfigMap %s, which has no such key".formatted(verb, Objects.text(key), name)));
    }

    private void unique(Manifest manifest, Stream<Mapping> items, String key, String message) {
        var seen = new HashSet<String>();
        items.flatMap(item -> item.get(key).stream())
                .filter(value -> !seen.add(Objects.text(value)))
                .forEach(value -> problems.add(manifest, value, message.formatted(Objects.text(value))));
    }

    private static boolean isOptional(Mapping reference) {
        return reference.text("optional").orElse("false").equals("true");
    }

    private static boolean isSet(Node node) {
        return node instanceof Scalar scalar
                && !scalar.isNull()
                && !scalar.text().isEmpty();
    }
}
