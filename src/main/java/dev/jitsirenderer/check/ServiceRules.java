package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A Service selects the Pods of some workload and leads to a port they have; a NodePort is one Service's only. An
/// Ingress or a route leads to a port of a Service that exists. A port that a NetworkPolicy names is some Pod's.
final class ServiceRules {

    private final Inventory inventory;
    private final Problems problems;
    private final Map<String, Manifest> nodePorts = new HashMap<>();

    private ServiceRules(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    static void check(List<Manifest> manifests, Inventory inventory, Problems problems) {
        var rules = new ServiceRules(inventory, problems);
        for (var manifest : manifests) {
            manifest.object().mapping("spec").ifPresent(spec -> {
                switch (manifest.kind()) {
                    case "Service" -> rules.service(manifest, spec);
                    case "Ingress" -> rules.ingress(manifest, spec);
                    case "HTTPRoute", "GRPCRoute" -> rules.route(manifest, spec);
                    case "NetworkPolicy" -> rules.networkPolicy(manifest, spec);
                    default -> {}
                }
            });
        }
    }

    private void service(Manifest service, Mapping spec) {
        var selector = spec.mapping("selector").map(Mapping::texts).orElse(Map.of());
        var selected = inventory.selected(service.namespace(), selector);
        if (!selector.isEmpty() && selected.isEmpty() && !inventory.hasOtherPods(selector)) {
            problems.add(service, spec.get("selector").orElse(spec), "selects no Pods");
        }
        var names = new HashSet<String>();
        var ports = Objects.items(spec, "ports").toList();
        for (var port : ports) {
            port.get("targetPort").ifPresent(target -> targetPort(service, target, selected));
            port.get("nodePort").ifPresent(node -> nodePort(service, port, node));
            port.get("name")
                    .filter(name -> !names.add(Objects.text(name)))
                    .ifPresent(name -> problems.add(
                            service, name, "has two ports with the name %s".formatted(Objects.text(name))));
            if (port.get("name").isEmpty() && ports.size() > 1) {
                problems.add(service, port, "has several ports, so each must have a name");
            }
        }
    }

    /// A number that no container declares is right, too: what a container listens on it need not say.
    private void targetPort(Manifest service, Node target, List<Pods> selected) {
        var name = Objects.text(target);
        if (Objects.isName(target)
                && !selected.isEmpty()
                && selected.stream()
                        .noneMatch(candidate -> candidate.portNames().contains(name))) {
            problems.add(service, target, "leads to the port %s, which no Pod has".formatted(name));
        }
    }

    private void nodePort(Manifest service, Mapping port, Node node) {
        var number = Objects.text(node);
        var protocol = port.text("protocol").orElse("TCP");
        var other = nodePorts.putIfAbsent(protocol + number, service);
        if (other != null && !number.equals("0")) {
            problems.add(service, node, "has the NodePort %s of %s".formatted(number, other.label()));
        }
    }

    private void ingress(Manifest ingress, Mapping spec) {
        Objects.items(spec, "tls")
                .flatMap(tls -> tls.get("secretName").stream())
                .forEach(name -> inventory.demand(ingress, "Secret", name, problems));
        var ofPaths = Objects.items(spec, "rules")
                .flatMap(rule -> rule.mapping("http").stream())
                .flatMap(http -> Objects.items(http, "paths"))
                .flatMap(path -> path.mapping("backend").stream());
        Stream.concat(spec.mapping("defaultBackend").stream(), ofPaths)
                .flatMap(backend -> backend.mapping("service").stream())
                .forEach(backend -> backend.get("name").ifPresent(name -> {
                    var port = backend.mapping("port")
                            .flatMap(named -> named.get("name").or(() -> named.get("number")));
                    backend(ingress, name, port.stream());
                }));
    }

    /// Backends in other namespaces are other people's.
    private void route(Manifest route, Mapping spec) {
        Objects.items(spec, "rules")
                .flatMap(rule -> Objects.items(rule, "backendRefs"))
                .filter(backend -> backend.text("kind").orElse("Service").equals("Service"))
                .filter(backend ->
                        backend.text("namespace").orElse(route.namespace()).equals(route.namespace()))
                .forEach(backend ->
                        backend.get("name").ifPresent(name -> backend(route, name, backend.get("port").stream())));
    }

    /// Only of what is rendered the ports are known.
    private void backend(Manifest manifest, Node service, Stream<Node> ports) {
        var name = Objects.text(service);
        if (!inventory.has("Service", manifest.namespace(), name)) {
            problems.add(manifest, service, "leads to the Service %s, which does not exist".formatted(name));
        }
        inventory
                .object("Service", manifest.namespace(), name)
                .flatMap(object -> object.mapping("spec"))
                .ifPresent(spec -> ports.filter(port -> Objects.items(spec, "ports")
                                .flatMap(known -> known.text(Objects.isName(port) ? "name" : "port").stream())
                                .noneMatch(Objects.text(port)::equals))
                        .forEach(port -> problems.add(
                                manifest,
                                port,
                                "leads to the port %s of Service %s, which has no such port"
                                        .formatted(Objects.text(port), name))));
    }

    private void networkPolicy(Manifest policy, Mapping spec) {
        var labels = Objects.mapping(spec, "podSelector", "matchLabels")
                .map(Mapping::texts)
                .orElse(Map.of());
        named(policy, spec, "ingress", inventory.selected(policy.namespace(), labels));
        named(policy, spec, "egress", inventory.pods());
    }

    private void named(Manifest policy, Mapping spec, String direction, List<Pods> theirs) {
        Objects.items(spec, direction)
                .flatMap(rule -> Objects.items(rule, "ports"))
                .flatMap(port -> port.get("port").stream())
                .filter(Objects::isName)
                .filter(_ -> !theirs.isEmpty())
                .filter(port -> theirs.stream()
                        .noneMatch(candidate -> candidate.portNames().contains(Objects.text(port))))
                .forEach(port -> problems.add(
                        policy, port, "allows the port %s, which no Pod has".formatted(Objects.text(port))));
    }
}
