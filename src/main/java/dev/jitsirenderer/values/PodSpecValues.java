package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.StructureType;
import dev.jitsirenderer.values.type.Types;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `podSpec` of a component: where and how its Pods are scheduled, in Kubernetes' own words. What is not here takes a
/// patch.
public record PodSpecValues(
        Map<String, String> nodeSelector,
        Optional<Node> tolerations,
        Optional<Node> affinity,
        Optional<Node> topologySpreadConstraints,
        Optional<String> priorityClassName,
        Optional<String> runtimeClassName,
        Optional<String> schedulerName,
        Optional<Node> hostAliases,
        Optional<Node> dnsConfig) {

    private static final Key<Map<String, String>> NODE_SELECTOR =
            Key.map("nodeSelector", Types.labels(), "Labels that a node must have.");
    private static final Key<Optional<Node>> TOLERATIONS =
            Key.optional("tolerations", StructureType.list("Toleration"), "Taints of nodes that do not matter.");
    private static final Key<Optional<Node>> AFFINITY =
            Key.optional("affinity", StructureType.mapping("Affinity"), "Attraction to nodes and other Pods.");
    private static final Key<Optional<Node>> TOPOLOGY_SPREAD_CONSTRAINTS = Key.optional(
            "topologySpreadConstraints",
            StructureType.list("TopologySpreadConstraint"),
            "Replaces the spread that `topologySpread` asks for.");
    private static final Key<Optional<String>> PRIORITY_CLASS_NAME =
            Key.optional("priorityClassName", Types.dnsName(), "The PriorityClass of the Pods.");
    private static final Key<Optional<String>> RUNTIME_CLASS_NAME =
            Key.optional("runtimeClassName", Types.dnsName(), "The RuntimeClass of the Pods.");
    private static final Key<Optional<String>> SCHEDULER_NAME =
            Key.optional("schedulerName", Types.dnsName(), "Another scheduler than the default one.");
    private static final Key<Optional<Node>> HOST_ALIASES =
            Key.optional("hostAliases", StructureType.list("HostAlias"), "Entries for `/etc/hosts`.");
    private static final Key<Optional<Node>> DNS_CONFIG =
            Key.optional("dnsConfig", StructureType.mapping("PodDNSConfig"), "Name servers, searches and options.");

    static final SectionType<PodSpecValues> TYPE = new SectionType<>(
            List.of(
                    NODE_SELECTOR,
                    TOLERATIONS,
                    AFFINITY,
                    TOPOLOGY_SPREAD_CONSTRAINTS,
                    PRIORITY_CLASS_NAME,
                    RUNTIME_CLASS_NAME,
                    SCHEDULER_NAME,
                    HOST_ALIASES,
                    DNS_CONFIG),
            section -> new PodSpecValues(
                    section.get(NODE_SELECTOR),
                    section.get(TOLERATIONS),
                    section.get(AFFINITY),
                    section.get(TOPOLOGY_SPREAD_CONSTRAINTS),
                    section.get(PRIORITY_CLASS_NAME),
                    section.get(RUNTIME_CLASS_NAME),
                    section.get(SCHEDULER_NAME),
                    section.get(HOST_ALIASES),
                    section.get(DNS_CONFIG)));
}
