package dev.jitsirenderer.topology;

import java.util.List;
import java.util.Map;

/// A Deployment or StatefulSet and the objects around it.
///
/// @param metadata of the Deployment or StatefulSet
/// @param service of the Service that it is reached by
/// @param networkPolicies none or one
/// @param disruptionBudgets none or one
/// @param selector labels of its Pods that never change, not even between versions of the renderer
public record Workload(
        ObjectMeta metadata,
        ObjectMeta service,
        List<ObjectMeta> networkPolicies,
        List<DisruptionBudget> disruptionBudgets,
        Map<String, String> selector,
        int replicas,
        Pod pod,
        ConfigFiles files) {

    /// How many of a workload's Pods a node drain may take at once.
    public record DisruptionBudget(ObjectMeta metadata, int maxUnavailable) {}
}
