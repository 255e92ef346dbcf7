package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.List;
import java.util.Map;

/// A PodMonitor selects the Pods of some workload and scrapes a port they have: Prometheus drops every target that has
/// no port of that name, and says nothing.
final class MonitorRules {

    private final Inventory inventory;
    private final Problems problems;

    private MonitorRules(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    static void check(List<Manifest> manifests, Inventory inventory, Problems problems) {
        var rules = new MonitorRules(inventory, problems);
        for (var manifest : manifests) {
            if (manifest.kind().equals("PodMonitor")) {
                manifest.object()
                        .mapping("spec")
                        .filter(MonitorRules::staysInItsNamespace)
                        .ifPresent(spec -> rules.podMonitor(manifest, spec));
            }
        }
    }

    /// The Pods of other namespaces are other people's.
    private static boolean staysInItsNamespace(Mapping spec) {
        return spec.mapping("namespaceSelector")
                .map(selector -> selector.entries().isEmpty())
                .orElse(true);
    }

    /// Expressions only narrow down what the labels select.
    private void podMonitor(Manifest monitor, Mapping spec) {
        var labels = Objects.mapping(spec, "selector", "matchLabels")
                .map(Mapping::texts)
                .orElse(Map.of());
        var selected = inventory.selected(monitor.namespace(), labels);
        if (selected.isEmpty()) {
            if (!inventory.hasOtherPods(labels)) {
                problems.add(monitor, spec.get("selector").orElse(spec), "selects no Pods");
            }
            return;
        }
        Objects.items(spec, "podMetricsEndpoints")
                .flatMap(endpoint -> endpoint.get("port").stream())
                .filter(port ->
                        selected.stream().noneMatch(pods -> pods.portNames().contains(Objects.text(port))))
                .forEach(port -> problems.add(
                        monitor, port, "scrapes the port %s, which no Pod has".formatted(Objects.text(port))));
    }
}
