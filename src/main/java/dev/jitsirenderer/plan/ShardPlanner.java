package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.plan.PodPlanner.Extras;
import dev.jitsirenderer.plan.PodPlanner.Writable;
import dev.jitsirenderer.topology.Balance;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.GeneratedFile;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.topology.Shard;
import dev.jitsirenderer.topology.Workload;
import dev.jitsirenderer.values.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans one shard. Nothing here depends on how many shards there are, so adding one changes no other.
final class ShardPlanner {

    /// Prosody's accounts of the moment; what lasts is in the Secret.
    private static final Writable PROSODY_DATA = new Writable(new Pod.EmptyDir("data", "256Mi"), "/var/lib/prosody");

    private final Values values;
    private final Names names;
    private final WorkloadPlanner workloads;
    private final PodPlanner pods;
    private final BridgePlanner bridges;

    ShardPlanner(Values values, Names names, MetadataPlanner metadata, WorkloadPlanner workloads, PodPlanner pods) {
        this.values = values;
        this.names = names;
        this.workloads = workloads;
        this.pods = pods;
        this.bridges = new BridgePlanner(values, names, metadata, workloads, pods);
    }

    Shard plan(int ordinal) {
        return new Shard(
                ordinal,
                names.shard(ordinal),
                web(ordinal),
                prosody(ordinal),
                jicofo(ordinal),
                bridges.plan(ordinal, prosodyAddress(ordinal)));
    }

    private Workload web(int ordinal) {
        var web = values.shard(ordinal).components().web();
        var variables = new TreeMap<String, String>();
        variables.put("PUBLIC_URL", publicUrl());
        variables.put("XMPP_BOSH_URL_BASE", "http://%s:5280".formatted(prosodyAddress(ordinal)));
        // TLS ends before HAProxy; without this the image wants a writable /storage for a certificate.
        variables.put("DISABLE_HTTPS", "1");
        var generated = new ArrayList<GeneratedFile>();
        if (!values.cluster().podNetworks().isEmpty()) {
            generated.add(GeneratedFile.REAL_IP);
        }
        if (values.haproxy().balance() == Balance.CONSISTENT_HASH) {
            // A client compares this name with the header of its keep-alive answers and reloads when they differ. With
            // round robin the first page of a room comes from any shard, and every second room would reload.
            variables.put("DEPLOYMENTINFO_SHARD", names.shard(ordinal));
            generated.add(GeneratedFile.CUSTOM_CONFIG);
        }
        return workload(
                ordinal,
                Component.WEB,
                Wave.WEB,
                web.replicas(),
                web.replicas() > 1 ? OptionalInt.of(1) : protection(),
                Extras.ofVariables(variables),
                generated);
    }

    private Workload prosody(int ordinal) {
        var variables = new TreeMap<String, String>();
        variables.put("PUBLIC_URL", publicUrl());
        variables.put("SHARD", names.shard(ordinal));
        variables.put("PROSODY_TRUSTED_PROXIES", trustedProxies());
        variables.putAll(MonitoringPlanner.prosodyVariables(values));
        return workload(
                ordinal,
                Component.PROSODY,
                Wave.PROSODY,
                1,
                protection(),
                new Extras(variables, List.of(), List.of(PROSODY_DATA)),
                List.of());
    }

    private Workload jicofo(int ordinal) {
        var limits = values.shard(ordinal).components().jicofo().resources().limits();
        var variables = Map.of(
                "XMPP_SERVER", prosodyAddress(ordinal),
                // Without it the REST port binds to 127.0.0.1, out of reach of probes and Prometheus.
                "JICOFO_ENABLE_REST", "1",
                "JICOFO_MAX_MEMORY", JavaHeap.of(BridgePlanner.memory(limits)));
        return workload(
                ordinal, Component.JICOFO, Wave.JICOFO, 1, protection(), Extras.ofVariables(variables), List.of());
    }

    private Workload workload(
            int ordinal,
            Component component,
            Wave wave,
            int replicas,
            OptionalInt maxUnavailable,
            Extras extras,
            List<GeneratedFile> generated) {
        var owner = Owner.shard(ordinal, component.word());
        var name = names.component(ordinal, component.word());
        var configMap = workloads.configuration(name + "-config", owner);
        var content = values.shard(ordinal).components().workloadOf(component).files();
        var files = FilesPlanner.plan(component, configMap, content, generated);
        var spreads = replicas > 1 ? List.of(pods.softHosts(), pods.zones()) : List.<Pod.Spread>of();
        var pod = pods.pod(ordinal, component, extras, files, spreads);
        return workloads.workload(name, owner, wave, replicas, maxUnavailable, pod, files.files());
    }

    /// A single Pod that must not be evicted needs a budget of none; otherwise it needs no budget.
    private OptionalInt protection() {
        return values.safety().podDisruptionBudget().protectShards() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private String prosodyAddress(int ordinal) {
        return names.address(names.component(ordinal, Component.PROSODY.word()));
    }

    private String publicUrl() {
        return "https://" + values.domain();
    }

    private String trustedProxies() {
        return Stream.concat(Stream.of("127.0.0.1", "::1"), values.cluster().podNetworks().stream())
                .collect(Collectors.joining(","));
    }
}
