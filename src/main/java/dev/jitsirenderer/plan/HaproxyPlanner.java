package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Balance;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.Haproxy;
import dev.jitsirenderer.topology.Haproxy.Peer;
import dev.jitsirenderer.topology.Routing;
import dev.jitsirenderer.topology.ShardState;
import dev.jitsirenderer.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Plans the proxies and what they know of the shards.
final class HaproxyPlanner {

    private static final String NAME = "haproxy";

    /// A share of the hash ring. Small weights spread rooms badly: with 1 each, four shards got 1746, 1087, 1442 and
    /// 1725 of 6000 rooms; with 100 each, 1463 to 1615.
    private static final int FULL_WEIGHT = 100;

    private static final int DRAINING_WEIGHT = 0;

    /// For endpoints to be taken out everywhere before a proxy stops to listen.
    private static final Duration PRE_STOP = Duration.ofSeconds(10);

    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;
    private final WorkloadPlanner workloads;
    private final PodPlanner pods;

    HaproxyPlanner(Values values, Names names, MetadataPlanner metadata, WorkloadPlanner workloads, PodPlanner pods) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
        this.workloads = workloads;
        this.pods = pods;
    }

    Haproxy plan() {
        var haproxy = values.haproxy();
        var owner = Owner.shared(NAME);
        var name = names.shared(NAME);
        var files = FilesPlanner.haproxy(workloads.configuration(name + "-config", owner));
        var workload = workloads.workload(
                name,
                owner,
                Wave.HAPROXY,
                haproxy.replicas(),
                OptionalInt.of(1),
                pods.haproxyPod(files),
                files.files());
        var peers = peers(name, owner);
        return new Haproxy(
                workload,
                workloads.configuration(name + "-pods", owner),
                peers,
                routing(peers),
                PRE_STOP.plus(haproxy.timeouts().hardStop()).plus(MARGIN).toSeconds());
    }

    private List<Peer> peers(String name, Owner owner) {
        return IntStream.range(0, values.haproxy().replicas())
                .mapToObj(index -> "%s-%s".formatted(name, index))
                .map(pod -> new Peer(pod, names.address(pod), metadata.metadata(pod, owner, Wave.CONFIGURATION)))
                .toList();
    }

    private Routing routing(List<Peer> peers) {
        var haproxy = values.haproxy();
        var timeouts = haproxy.timeouts();
        return new Routing(
                haproxy.balance() == Balance.CONSISTENT_HASH,
                IntStream.range(0, slots()).mapToObj(this::server).toList(),
                peers,
                values.domain(),
                haproxy.maxConnections(),
                haproxy.stickTable().size(),
                DurationText.of(haproxy.stickTable().expire()),
                DurationText.of(timeouts.client()),
                DurationText.of(timeouts.server()),
                DurationText.of(timeouts.tunnel()),
                DurationText.of(timeouts.hardStop()));
    }

    /// A multiple of the declared step, so that within a step a shard more changes nothing here.
    private int slots() {
        var step = values.haproxy().shardSlots();
        return Math.ceilDiv(values.shardCount(), step) * step;
    }

    /// A slot without a shard has a name that does not resolve, which HAProxy takes for a server in maintenance.
    private Routing.Server server(int ordinal) {
        var drains = ordinal < values.shardCount() && values.shard(ordinal).state() == ShardState.DRAINING;
        return new Routing.Server(
                names.shard(ordinal),
                names.address(names.component(ordinal, Component.WEB.word())),
                ordinal + 1,
                drains ? DRAINING_WEIGHT : FULL_WEIGHT);
    }
}
