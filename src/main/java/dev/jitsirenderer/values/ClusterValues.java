package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.PortBlock;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// `cluster`: what the renderer must know of the cluster it renders for, because it never asks one.
public record ClusterValues(
        String name,
        String domain,
        List<String> podNetworks,
        int firstNodePort,
        int lastNodePort,
        List<Integer> reservedPorts,
        List<String> uncheckedKinds) {

    private static final Key<String> NAME = Key.of(
            "name",
            Types.dnsLabel(),
            "Which cluster this is, by any name. Environments with the same name share nodes, so their media ports must"
                    + " not overlap.");
    private static final Key<String> DOMAIN = Key.of("domain", Types.dnsName(), "The cluster's DNS domain.");
    private static final Key<List<String>> POD_NETWORKS = Key.of(
            "podNetworks",
            Types.list(Types.network(), "networks"),
            "The networks that Pods get addresses from. nginx and Prosody trust forwarded client addresses from there;"
                    + " without them every user looks like a proxy.");
    private static final Key<Integer> FIRST_NODE_PORT = Key.of(
            "firstNodePort", Types.integer(1_024, 65_535), "Start of the API server's `--service-node-port-range`.");
    private static final Key<Integer> LAST_NODE_PORT = Key.of(
            "lastNodePort", Types.integer(1_024, 65_535), "End of the API server's `--service-node-port-range`.");
    private static final Key<List<Integer>> RESERVED_PORTS = Key.of(
            "reservedPorts",
            Types.list(Types.integer(1, 65_535), "ports"),
            "UDP ports of the nodes that something else uses, an overlay network for instance.");
    private static final Key<List<String>> UNCHECKED_KINDS = Key.of(
            "uncheckedKinds",
            Types.list(Types.text("a kind such as PodMonitor", "[A-Z][A-Za-z0-9]{0,62}"), "kinds"),
            "Kinds whose fields are not checked, because the cluster's definition of them is newer than ours.");

    static final SectionType<ClusterValues> TYPE = new SectionType<>(
            List.of(NAME, DOMAIN, POD_NETWORKS, FIRST_NODE_PORT, LAST_NODE_PORT, RESERVED_PORTS, UNCHECKED_KINDS),
            section -> new ClusterValues(
                    section.get(NAME),
                    section.get(DOMAIN),
                    section.get(POD_NETWORKS),
                    section.get(FIRST_NODE_PORT),
                    section.get(LAST_NODE_PORT),
                    section.get(RESERVED_PORTS),
                    section.get(UNCHECKED_KINDS)));

    /// The ports that Services of type NodePort can have.
    ///
    /// Only after the rules accepted the values: a range that ends before it starts is nothing.
    PortBlock nodePorts() {
        return new PortBlock(firstNodePort, lastNodePort);
    }
}
