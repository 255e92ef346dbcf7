package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.WhenUnsatisfiable;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.StructureType;
import dev.jitsirenderer.values.type.Types;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Optional;

/// `networkPolicy`, `podDisruptionBudget` and `topologySpread`: what keeps strangers, node drains and lost zones from
/// ending conferences.
public record SafetyValues(
        NetworkPolicy networkPolicy, PodDisruptionBudget podDisruptionBudget, TopologySpread topologySpread) {

    /// @param ingressFrom who may talk to HAProxy; everybody if empty
    /// @param xmppFrom who may log in to Prosody beside the shard's own components
    public record NetworkPolicy(boolean enabled, Optional<Node> ingressFrom, Optional<Node> xmppFrom) {}

    /// @param protectShards whether evictions of web, jicofo and prosody are refused
    public record PodDisruptionBudget(boolean enabled, boolean protectShards) {}

    public record TopologySpread(WhenUnsatisfiable haproxyHosts, WhenUnsatisfiable zones) {}

    private static final Key<Boolean> ENABLED = Key.of("enabled", Types.bool(), "Whether they are rendered.");
    private static final Key<Optional<Node>> INGRESS_FROM = Key.optional(
            "ingressFrom",
            StructureType.list("NetworkPolicyPeer"),
            "Who may reach HAProxy: the Pods of the ingress controller. Default: everybody.");
    private static final Key<Optional<Node>> XMPP_FROM = Key.optional(
            "xmppFrom",
            StructureType.list("NetworkPolicyPeer"),
            "Who may log in to Prosody (5222) beside jicofo and the bridges: the Pods of jibri or jigasi.");
    private static final Key<NetworkPolicy> NETWORK_POLICY = Key.of(
            "networkPolicy",
            new SectionType<>(
                    List.of(ENABLED, INGRESS_FROM, XMPP_FROM),
                    section ->
                            new NetworkPolicy(section.get(ENABLED), section.get(INGRESS_FROM), section.get(XMPP_FROM))),
            "NetworkPolicies that close the unauthenticated ports of Jitsi (8080, 8888, 5280) and the peers port of"
                    + " HAProxy (1024) to all who have no business there.");

    private static final Key<Boolean> PROTECT_SHARDS = Key.of(
            "protectShards",
            Types.bool(),
            "Refuse to evict web, jicofo and prosody, whose loss ends the conferences of a shard. A node drain then"
                    + " waits for a person.");
    private static final Key<PodDisruptionBudget> POD_DISRUPTION_BUDGET = Key.of(
            "podDisruptionBudget",
            new SectionType<>(
                    List.of(ENABLED, PROTECT_SHARDS),
                    section -> new PodDisruptionBudget(section.get(ENABLED), section.get(PROTECT_SHARDS))),
            "How many Pods a node drain may take at once: one proxy, one bridge of each shard.");

    private static final Key<WhenUnsatisfiable> HAPROXY_HOSTS = Key.of(
            "haproxyHosts",
            Types.choice(List.of(WhenUnsatisfiable.values()), WhenUnsatisfiable::word),
            "What if the proxies cannot be on different nodes. `ScheduleAnyway` for clusters of one node.");
    private static final Key<WhenUnsatisfiable> ZONES = Key.of(
            "zones",
            Types.choice(List.of(WhenUnsatisfiable.values()), WhenUnsatisfiable::word),
            "What if proxies or bridges cannot be spread over zones.");
    private static final Key<TopologySpread> TOPOLOGY_SPREAD = Key.of(
            "topologySpread",
            new SectionType<>(
                    List.of(HAPROXY_HOSTS, ZONES),
                    section -> new TopologySpread(section.get(HAPROXY_HOSTS), section.get(ZONES))),
            "How Pods of one kind are spread over nodes and zones.");

    static final List<Key<?>> KEYS = List.of(NETWORK_POLICY, POD_DISRUPTION_BUDGET, TOPOLOGY_SPREAD);

    static SafetyValues read(SectionType.Bound section) {
        return new SafetyValues(
                section.get(NETWORK_POLICY), section.get(POD_DISRUPTION_BUDGET), section.get(TOPOLOGY_SPREAD));
    }
}
