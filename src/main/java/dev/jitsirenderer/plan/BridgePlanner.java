package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.plan.PodPlanner.Extras;
import dev.jitsirenderer.topology.AdvertiseMethod;
import dev.jitsirenderer.topology.BridgePool;
import dev.jitsirenderer.topology.BridgePool.LoadBalancerService;
import dev.jitsirenderer.topology.BridgePool.NodePortService;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.ExposureType;
import dev.jitsirenderer.topology.GeneratedFile;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.topology.PortBlock;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.values.BridgeValues;
import dev.jitsirenderer.values.ExposureValues.Advertise;
import dev.jitsirenderer.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Plans the videobridges of a shard: their ports, the way to each of them, how many there are and how they end.
final class BridgePlanner {

    /// How long a bridge without conferences waits for jicofo to move the last people; the image's own value.
    private static final Duration SHUTTING_DOWN_DELAY = Duration.ofMinutes(1);

    /// For the process to end and the kubelet to notice.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;
    private final WorkloadPlanner workloads;
    private final PodPlanner pods;
    private final AutoscalerPlanner autoscalers;

    BridgePlanner(Values values, Names names, MetadataPlanner metadata, WorkloadPlanner workloads, PodPlanner pods) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
        this.workloads = workloads;
        this.pods = pods;
        this.autoscalers = new AutoscalerPlanner(values, metadata);
    }

    BridgePool plan(int ordinal, String prosodyAddress) {
        var jvb = values.shard(ordinal).components().jvb();
        var owner = Owner.shard(ordinal, Component.JVB.word());
        var name = names.component(ordinal, Component.JVB.word());
        var ports = jvb.exposure().mediaPorts(values.cluster()).blockOf(ordinal);
        var files = FilesPlanner.plan(
                Component.JVB,
                workloads.configuration(name + "-config", owner),
                jvb.workload().files(),
                List.of(GeneratedFile.CUSTOM_JVB));
        var extras = new Extras(variables(jvb, prosodyAddress, ports), addressOfNode(jvb), List.of());
        var pod = pods.pod(ordinal, Component.JVB, extras, files, List.of(pods.softHosts(), pods.zones()));
        var workload = workloads.workload(name, owner, Wave.JVB, jvb.replicas(), OptionalInt.of(1), pod, files.files());
        var grace = jvb.maxDrain().plus(SHUTTING_DOWN_DELAY).plus(MARGIN);
        return new BridgePool(
                workload,
                jvb.autoscaling().enabled() ? List.of() : List.of(jvb.replicas()),
                autoscalers.autoscalers(name, owner, jvb),
                autoscalers.scaledObjects(name, owner, jvb),
                nodePortServices(name, owner, jvb, ports),
                loadBalancerServices(name, owner, jvb, ports),
                command(jvb, ports),
                jvb.exposure().type() == ExposureType.HOST_PORT ? List.of(ports.first()) : List.of(),
                jvb.updateStrategy().word(),
                DurationText.of(jvb.maxDrain()),
                DurationText.of(SHUTTING_DOWN_DELAY),
                grace.toSeconds());
    }

    /// The memory limit, which the rules of the values demand of every Java component.
    static Quantity memory(Map<String, Quantity> limits) {
        var limit = limits.get("memory");
        if (limit == null) {
            throw new IllegalArgumentException("a Java component needs a memory limit");
        }
        return limit;
    }

    private static Map<String, String> variables(BridgeValues jvb, String prosodyAddress, PortBlock ports) {
        var exposure = jvb.exposure();
        var advertise = exposure.advertise();
        var variables = new TreeMap<String, String>();
        variables.put("XMPP_SERVER", prosodyAddress);
        variables.put(
                "VIDEOBRIDGE_MAX_MEMORY",
                JavaHeap.of(memory(jvb.workload().resources().limits())));
        // Graceful shutdown is asked for over REST; both switches are needed. A preStop hook that cannot ask would
        // end the bridge and its conferences at once.
        variables.put("COLIBRI_REST_ENABLED", "1");
        variables.put("SHUTDOWN_REST_ENABLED", "1");
        if (exposure.type() == ExposureType.HOST_PORT) {
            variables.put("JVB_PORT", Integer.toString(ports.first()));
        }
        if (advertise.method() == AdvertiseMethod.STUN) {
            variables.put("JVB_STUN_SERVERS", String.join(",", advertise.stunServers()));
        } else {
            variables.put("JVB_DISABLE_STUN", "1");
        }
        if (advertise.method() == AdvertiseMethod.ADDRESSES && !hasAddressForEachBridge(jvb)) {
            variables.put("JVB_ADVERTISE_IPS", String.join(",", advertise.addresses()));
        }
        return variables;
    }

    private static List<Pod.FieldVariable> addressOfNode(BridgeValues jvb) {
        return jvb.exposure().advertise().method() == AdvertiseMethod.NODE
                ? List.of(new Pod.FieldVariable("JVB_ADVERTISE_IPS", "status.hostIP"))
                : List.of();
    }

    /// Behind Services every bridge listens on a port of its own, which only its ordinal tells: the Pods of a
    /// StatefulSet are equal, and a field reference cannot add.
    private static List<String> command(BridgeValues jvb, PortBlock ports) {
        if (jvb.exposure().type() == ExposureType.HOST_PORT) {
            return List.of();
        }
        var script = new StringBuilder(
                "ordinal=${HOSTNAME##*-}; export JVB_PORT=$((%s + ordinal)); ".formatted(ports.first()));
        if (hasAddressForEachBridge(jvb)) {
            script.append("addresses=(%s); export JVB_ADVERTISE_IPS=${addresses[ordinal]}; "
                    .formatted(String.join(" ", jvb.exposure().advertise().addresses())));
        }
        return List.of("/bin/bash", "-c", script.append("exec /init").toString());
    }

    private List<NodePortService> nodePortServices(String name, Owner owner, BridgeValues jvb, PortBlock ports) {
        return jvb.exposure().type() == ExposureType.NODE_PORT
                ? forEachBridge(
                        jvb,
                        bridge -> new NodePortService(
                                bridgeMetadata(name, bridge, owner, jvb),
                                podName(name, bridge),
                                ports.first() + bridge))
                : List.of();
    }

    private List<LoadBalancerService> loadBalancerServices(
            String name, Owner owner, BridgeValues jvb, PortBlock ports) {
        // Services that share one address may not each claim the node that it is announced from.
        var policy = sharesAddress(jvb.exposure().advertise()) ? "Cluster" : "Local";
        return jvb.exposure().type() == ExposureType.LOAD_BALANCER
                ? forEachBridge(
                        jvb,
                        bridge -> new LoadBalancerService(
                                bridgeMetadata(name, bridge, owner, jvb),
                                podName(name, bridge),
                                ports.first() + bridge,
                                policy,
                                addressOf(bridge, jvb.exposure().advertise())))
                : List.of();
    }

    /// As many as there can ever be: a Service that came and went with its bridge would cut the conferences of one
    /// that drains.
    private static <T> List<T> forEachBridge(BridgeValues jvb, IntFunction<T> make) {
        return IntStream.range(0, jvb.mostReplicas()).mapToObj(make).toList();
    }

    private ObjectMeta bridgeMetadata(String name, int bridge, Owner owner, BridgeValues jvb) {
        return metadata.metadata(
                podName(name, bridge), owner, Wave.JVB, jvb.exposure().annotations());
    }

    private static String podName(String statefulSet, int bridge) {
        return statefulSet + "-" + bridge;
    }

    private static List<String> addressOf(int bridge, Advertise advertise) {
        if (advertise.method() != AdvertiseMethod.ADDRESSES) {
            return List.of();
        }
        return List.of(advertise.addresses().get(sharesAddress(advertise) ? 0 : bridge));
    }

    private static boolean sharesAddress(Advertise advertise) {
        return advertise.method() == AdvertiseMethod.ADDRESSES
                && advertise.addresses().size() == 1;
    }

    private static boolean hasAddressForEachBridge(BridgeValues jvb) {
        var advertise = jvb.exposure().advertise();
        return jvb.exposure().type() == ExposureType.LOAD_BALANCER
                && advertise.method() == AdvertiseMethod.ADDRESSES
                && !sharesAddress(advertise);
    }
}
