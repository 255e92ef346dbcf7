package dev.jitsirenderer.topology;

import dev.jitsirenderer.yaml.Node;
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
        List<NetworkPolicy> networkPolicies,
        List<DisruptionBudget> disruptionBudgets,
        Map<String, String> selector,
        int replicas,
        Pod pod,
        ConfigFiles files) {

    /// Who may talk to a workload.
    ///
    /// @param peers further peers that the user names, beside those that its template knows
    /// @param scrapers none or one, who may read its metrics
    public record NetworkPolicy(ObjectMeta metadata, List<Peer> peers, List<Prometheus> scrapers) {}

    /// A NetworkPolicyPeer as the user wrote it.
    public record Peer(Node peer) {}

    /// How many of a workload's Pods a node drain may take at once.
    public record DisruptionBudget(ObjectMeta metadata, int maxUnavailable) {}
}
