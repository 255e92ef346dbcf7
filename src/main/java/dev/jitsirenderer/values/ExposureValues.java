package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.AdvertiseMethod;
import dev.jitsirenderer.topology.ExposureType;
import dev.jitsirenderer.topology.MediaPorts;
import dev.jitsirenderer.topology.PortBlock;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `jvb.exposure`: how media reaches a bridge.
///
/// @param annotations of the Services in front of the bridges
public record ExposureValues(ExposureType type, Ports ports, Advertise advertise, Map<String, String> annotations) {

    /// What is not set follows from the type of the exposure.
    public record Ports(Optional<Integer> first, Optional<Integer> last, Optional<Integer> blockSize) {}

    /// @param addresses for [AdvertiseMethod#ADDRESSES]
    /// @param stunServers `host:port`, for [AdvertiseMethod#STUN]
    public record Advertise(AdvertiseMethod method, List<String> addresses, List<String> stunServers) {}

    /// 138 blocks find room in the NodePort range of Kubernetes, and 20 bridges of a good size carry some
    /// thousand participants.
    private static final int DEFAULT_BLOCK_SIZE = 20;

    /// Jitsi's own port (10000) up to the ports that Kubernetes hands out to NodePort Services.
    private static final PortBlock DEFAULT_HOST_PORTS = new PortBlock(10_000, 29_999);

    private static final Key<ExposureType> TYPE_KEY = Key.of(
            "type",
            Types.choice(List.of(ExposureType.values()), ExposureType::word),
            "`NodePort`: one Service for each bridge up to the largest number of bridges, the same port inside and"
                    + " outside. `HostPort`: a port of the node, one bridge of a shard on a node; outside of Pod"
                    + " Security `restricted`. `LoadBalancer`: one Service of that type for each bridge.");

    private static final Key<Optional<Integer>> FIRST = Key.optional(
            "first",
            Types.integer(1_024, 65_535),
            "The first port. Default: start of the cluster's NodePort range for `NodePort`, else 10000.");
    private static final Key<Optional<Integer>> LAST = Key.optional(
            "last",
            Types.integer(1_024, 65_535),
            "The last port that may be used. Default: end of the cluster's NodePort range for `NodePort`, else"
                    + " 29999.");
    private static final Key<Optional<Integer>> BLOCK_SIZE = Key.optional(
            "blockSize",
            Types.integer(1, BridgeValues.MAX_REPLICAS),
            "Ports that each shard owns, used or not; never change it while conferences run. Default: 20, and 1 for"
                    + " `HostPort`, where the bridges of a shard share one port number.");
    private static final Key<Ports> PORTS = Key.of(
            "ports",
            new SectionType<>(
                    List.of(FIRST, LAST, BLOCK_SIZE),
                    section -> new Ports(section.get(FIRST), section.get(LAST), section.get(BLOCK_SIZE))),
            "The UDP ports of media: shard `n` owns the `blockSize` ports from `first + n * blockSize`.");

    private static final Key<AdvertiseMethod> METHOD = Key.of(
            "method",
            Types.choice(List.of(AdvertiseMethod.values()), AdvertiseMethod::word),
            "`node`: the address of the node the bridge runs on. `addresses`: the list below. `stun`: what a STUN"
                    + " server sees; wrong where traffic leaves by another address than it comes in.");
    private static final Key<List<String>> ADDRESSES = Key.of(
            "addresses",
            Types.list(Types.ipAddress(), "IP addresses"),
            "For `addresses`: what every bridge advertises. With `LoadBalancer`: one address for all bridges, or one"
                    + " for each bridge in the order of their numbers.");
    private static final Key<List<String>> STUN_SERVERS = Key.of(
            "stunServers",
            Types.list(Types.server("stun.example.com:3478"), "servers"),
            "For `stun`: the servers to ask.");
    private static final Key<Advertise> ADVERTISE = Key.of(
            "advertise",
            new SectionType<>(
                    List.of(METHOD, ADDRESSES, STUN_SERVERS),
                    section -> new Advertise(section.get(METHOD), section.get(ADDRESSES), section.get(STUN_SERVERS))),
            "The address that bridges tell to clients.");

    private static final Key<Map<String, String>> ANNOTATIONS = Key.map(
            "annotations",
            Types.annotations(),
            "Annotations of the Services in front of the bridges, for a load balancer" + " for instance.");

    static final SectionType<ExposureValues> TYPE = new SectionType<>(
            List.of(TYPE_KEY, PORTS, ADVERTISE, ANNOTATIONS),
            section -> new ExposureValues(
                    section.get(TYPE_KEY), section.get(PORTS), section.get(ADVERTISE), section.get(ANNOTATIONS)));

    /// How the ports of shards with these settings are laid out.
    public MediaPorts mediaPorts(ClusterValues cluster) {
        return new MediaPorts(new PortBlock(firstPort(cluster), lastPort(cluster)), blockSize());
    }

    int firstPort(ClusterValues cluster) {
        return ports.first()
                .orElseGet(() -> type == ExposureType.NODE_PORT ? cluster.firstNodePort() : DEFAULT_HOST_PORTS.first());
    }

    int lastPort(ClusterValues cluster) {
        return ports.last()
                .orElseGet(() -> type == ExposureType.NODE_PORT ? cluster.lastNodePort() : DEFAULT_HOST_PORTS.last());
    }

    int blockSize() {
        return ports.blockSize().orElseGet(() -> type == ExposureType.HOST_PORT ? 1 : DEFAULT_BLOCK_SIZE);
    }
}
