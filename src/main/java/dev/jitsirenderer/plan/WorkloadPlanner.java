package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.ConfigFiles;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.topology.Workload;
import dev.jitsirenderer.topology.Workload.NetworkPolicy;
import dev.jitsirenderer.topology.Workload.Peer;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Plans what stands around the Pods of a workload.
final class WorkloadPlanner {

    private final Values values;
    private final MetadataPlanner metadata;

    WorkloadPlanner(Values values, MetadataPlanner metadata) {
        this.values = values;
        this.metadata = metadata;
    }

    /// @param name of the workload, its Service and everything else that only it has
    /// @param maxUnavailable Pods that a node drain may take at once; empty for as many as it likes
    Workload workload(
            String name, Owner owner, Wave wave, int replicas, OptionalInt maxUnavailable, Pod pod, ConfigFiles files) {
        return new Workload(
                metadata.metadata(name, owner, wave),
                metadata.metadata(name, owner, Wave.CONFIGURATION),
                networkPolicies(name, owner),
                disruptionBudgets(name, owner, maxUnavailable),
                metadata.selector(owner),
                replicas,
                pod,
                files);
    }

    ObjectMeta configuration(String name, Owner owner) {
        return metadata.metadata(name, owner, Wave.CONFIGURATION);
    }

    private List<NetworkPolicy> networkPolicies(String name, Owner owner) {
        var policy = values.safety().networkPolicy();
        if (!policy.enabled()) {
            return List.of();
        }
        var further = switch (owner.component()) {
            case "haproxy" -> policy.ingressFrom();
            case "prosody" -> policy.xmppFrom();
            default -> Optional.<Node>empty();
        };
        return List.of(
                new NetworkPolicy(configuration(name, owner), peers(further), MonitoringPlanner.prometheus(values)));
    }

    private static List<Peer> peers(Optional<Node> list) {
        return list.filter(Sequence.class::isInstance).stream()
                .flatMap(peers -> ((Sequence) peers).items().stream())
                .map(Peer::new)
                .toList();
    }

    private List<Workload.DisruptionBudget> disruptionBudgets(String name, Owner owner, OptionalInt maxUnavailable) {
        if (!values.safety().podDisruptionBudget().enabled() || maxUnavailable.isEmpty()) {
            return List.of();
        }
        return List.of(new Workload.DisruptionBudget(configuration(name, owner), maxUnavailable.getAsInt()));
    }
}
