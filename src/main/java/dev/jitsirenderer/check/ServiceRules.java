package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A Service selects the Pods of some workload and leads to a port they have; a NodePort is one Service's only; an
/// Ingress leads to a Service that exists.
final class ServiceRules {

    /// Set by the StatefulSet controller on each Pod.
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    /// The Pods of one workload.
    private record Pods(String workload, Map<String, String> labels, Set<String> ports) {

        boolean areSelectedBy(Map<String, String> selector) {
            return selector.containsKey(POD_NAME)
                    ? selector.get(POD_NAME).matches(workload + "-[0-9]+")
                    : labels.entrySet().containsAll(selector.entrySet());
        }
    }

    private final List<Pods> pods;
    private final Problems problems;
    private final Map<String, Manifest> nodePorts = new HashMap<>();

    private ServiceRules(Collection<Manifest> manifests, Problems problems) {
        this.problems = problems;
        this.pods = manifests.stream()
                .filter(manifest ->
                        Objects.mapping(manifest.object(), "spec", "template").isPresent())
                .map(ServiceRules::podsOf)
                .toList();
    }

    static void check(List<Manifest> manifests, Problems problems) {
        var rules = new ServiceRules(manifests, problems);
        var services = manifests.stream()
                .filter(manifest -> manifest.kind().equals("Service"))
                .toList();
        services.forEach(rules::service);
        var names = services.stream().map(Manifest::name).collect(Collectors.toSet());
        manifests.stream()
                .filter(manifest -> manifest.kind().equals("Ingress"))
                .forEach(ingress -> rules.ingress(ingress, names));
    }

    private static Pods podsOf(Manifest workload) {
        var template = Objects.mapping(workload.object(), "spec", "template").orElseThrow();
        var labels = Objects.mapping(template, "metadata", "labels")
                .map(Objects::texts)
                .orElse(Map.of());
        var ports = template.mapping("spec").stream()
                .flatMap(spec -> Objects.items(spec, "containers"))
                .flatMap(container -> Objects.items(container, "ports"))
                .flatMap(port -> port.text("name").stream())
                .collect(Collectors.toSet());
        return new Pods(workload.name(), labels, ports);
    }

    private void service(Manifest service) {
        var selector = Objects.mapping(service.object(), "spec", "selector")
                .map(Objects::texts)
                .orElse(Map.of());
        if (selector.isEmpty()) {
            return;
        }
        var selected = pods.stream()
                .filter(candidate -> candidate.areSelectedBy(selector))
                .toList();
        if (selected.isEmpty()) {
            problems.add(service, selectorOf(service), "selects no Pods");
        }
        service.object().mapping("spec").stream()
                .flatMap(spec -> Objects.items(spec, "ports"))
                .forEach(port -> port(service, port, selected));
    }

    private void port(Manifest service, Mapping port, List<Pods> selected) {
        var target = port.text("targetPort").orElse("");
        var isName = !target.isEmpty() && !target.chars().allMatch(Character::isDigit);
        if (isName
                && !selected.isEmpty()
                && selected.stream().noneMatch(candidate -> candidate.ports().contains(target))) {
            problems.add(
                    service,
                    port.get("targetPort").orElse(port),
                    "leads to the port %s, which no Pod has".formatted(target));
        }
        port.get("nodePort").ifPresent(node -> {
            var nodePort = Objects.text(node);
            var protocol = port.text("protocol").orElse("TCP");
            var other = nodePorts.putIfAbsent(protocol + nodePort, service);
            if (other != null) {
                problems.add(service, node, "has the NodePort %s of %s".formatted(nodePort, Problems.label(other)));
            }
        });
    }

    private void ingress(Manifest ingress, Set<String> services) {
        ingress.object().mapping("spec").stream()
                .flatMap(spec -> Objects.items(spec, "rules"))
                .flatMap(rule -> rule.mapping("http").stream())
                .flatMap(http -> Objects.items(http, "paths"))
                .flatMap(path -> Objects.mapping(path, "backend", "service").stream())
                .flatMap(service -> service.get("name").stream())
                .filter(name -> !services.contains(Objects.text(name)))
                .forEach(name -> problems.add(
                        ingress, name, "leads to the Service %s, which does not exist".formatted(Objects.text(name))));
    }

    private static Node selectorOf(Manifest service) {
        return Objects.mapping(service.object(), "spec")
                .flatMap(spec -> spec.get("selector"))
                .orElse(service.object());
    }
}
