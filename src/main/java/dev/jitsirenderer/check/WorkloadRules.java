package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A workload selects its own Pods. What governs, scales or protects a workload finds it, and nobody else sets the
/// number of replicas that an autoscaler sets.
final class WorkloadRules {

    private static final Set<String> SELECTING = Set.of("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet");

    private final Inventory inventory;
    private final Problems problems;

    private WorkloadRules(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    static void check(List<Manifest> manifests, Inventory inventory, Problems problems) {
        var rules = new WorkloadRules(inventory, problems);
        for (var manifest : manifests) {
            var spec = manifest.object().mapping("spec");
            if (SELECTING.contains(manifest.kind())) {
                rules.selector(manifest);
            }
            switch (manifest.kind()) {
                case "StatefulSet" ->
                    spec.flatMap(fields -> fields.get("serviceName"))
                            .ifPresent(name -> inventory.demand(manifest, "Service", name, problems));
                case "HorizontalPodAutoscaler" ->
                    spec.flatMap(fields -> fields.mapping("scaleTargetRef"))
                            .ifPresent(target -> rules.autoscaler(manifest, target, ""));
                case "ScaledObject" ->
                    spec.flatMap(fields -> fields.mapping("scaleTargetRef"))
                            .ifPresent(target -> rules.autoscaler(manifest, target, "Deployment"));
                case "PodDisruptionBudget" ->
                    spec.flatMap(fields -> fields.mapping("selector"))
                            .ifPresent(selector -> rules.budget(manifest, selector));
                default -> {}
            }
        }
    }

    private void selector(Manifest manifest) {
        var selector = Objects.mapping(manifest.object(), "spec", "selector", "matchLabels")
                .map(Mapping::texts)
                .orElse(Map.of());
        var isOwn = Pods.of(manifest).filter(own -> own.areSelectedBy(selector)).isPresent();
        if (!isOwn) {
            problems.add(manifest, selectorOf(manifest), "does not select its own Pods");
        }
    }

    /// @param assumed the kind of a target that names none
    private void autoscaler(Manifest autoscaler, Mapping target, String assumed) {
        var kind = target.text("kind").orElse(assumed);
        var name = target.get("name").orElse(target);
        inventory.demand(autoscaler, kind, name, problems);
        inventory
                .manifest(kind, autoscaler.namespace(), Objects.text(name))
                .ifPresent(workload -> workload.object()
                        .mapping("spec")
                        .flatMap(spec -> spec.get("replicas"))
                        .ifPresent(replicas -> problems.add(
                                workload,
                                replicas,
                                "has replicas, but %s sets their number".formatted(autoscaler.label()))));
    }

    private void budget(Manifest budget, Mapping selector) {
        var labels = selector.mapping("matchLabels").map(Mapping::texts).orElse(Map.of());
        if (inventory.selected(budget.namespace(), labels).isEmpty() && !inventory.hasOtherPods(labels)) {
            problems.add(budget, selectorOf(budget), "selects no Pods");
        }
    }

    private static Node selectorOf(Manifest manifest) {
        return Objects.mapping(manifest.object(), "spec")
                .flatMap(spec -> spec.get("selector"))
                .orElse(manifest.object());
    }
}
