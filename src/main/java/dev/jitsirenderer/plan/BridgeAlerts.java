package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AlertName;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Alerts on videobridges.
final class BridgeAlerts {

    private static final String JVB = "jvb";

    /// Beyond the limit of a bridge itself.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /// Packets a second. A bridge with thirty people handles some thousands.
    private static final int DROPPED_PACKETS = 10;

    private final Values values;
    private final SeriesPlanner series;

    BridgeAlerts(Values values, SeriesPlanner series) {
        this.values = values;
        this.series = series;
    }

    List<AlertRule> rules() {
        return Stream.concat(
                        Stream.of(bridgeDown(), bridgeUnusable(), bridgesLost(), bridgesStressed(), dropsPackets()),
                        drainsTooLong())
                .toList();
    }

    private AlertRule bridgeDown() {
        var query = Query.of(ofActive("up"))
                .byShardOfPod()
                .over("max by (shard, pod)")
                .is("== 0");
        return AlertRule.warning(AlertName.BRIDGE_DOWN, Duration.ofMinutes(5), query)
                .says(
                        "Bridge {{ $labels.pod }} does not answer Prometheus",
                        "Either the bridge hangs, or Prometheus is not let in. Look at its log; if its conferences are"
                                + " gone, delete the Pod.");
    }

    private AlertRule bridgeUnusable() {
        var query = Query.of("(%s == bool 0)\n  + (%s < bool %s)"
                        .formatted(
                                ofActive("jitsi_jvb_healthy"),
                                ofActive("jitsi_jvb_muc_clients_connected"),
                                ofActive("jitsi_jvb_muc_clients_configured")))
                .byShardOfPod()
                .over("max by (shard, pod)")
                .is("> 0");
        return AlertRule.warning(AlertName.BRIDGE_UNUSABLE, Duration.ofMinutes(5), query)
                .says(
                        "Bridge {{ $labels.pod }} runs but takes no conferences",
                        "It fails its own health check, or is not connected to Prosody, so jicofo cannot use it."
                                + " Look at its log, and whether JVB_AUTH_PASSWORD is the same for Prosody and jvb.");
    }

    private AlertRule bridgesLost() {
        var query = Query.of("increase(%s[15m])"
                        .formatted(series.ofActiveShards("jicofo", "jitsi_jicofo_bridge_selector_lost_bridges_total")))
                .byShardOfPod()
                .over("sum by (shard)")
                .is("> 0");
        return AlertRule.warning(AlertName.BRIDGES_LOST, Duration.ZERO, query)
                .says(
                        "Jicofo of shard {{ $labels.shard }} has lost bridges",
                        "In the last 15 minutes a bridge went without a shutdown. Its people lost sound and picture until"
                                + " jicofo moved them. Look for restarts, out-of-memory kills and lost nodes.");
    }

    /// A bridge that drains takes nobody, however little it does.
    private AlertRule bridgesStressed() {
        var threshold = values.monitoring().rules().thresholds().bridgeStress();
        var query = Query.of("%s\n  unless on (pod) (%s == 1)"
                        .formatted(ofActive("jitsi_jvb_stress"), ofActive("jitsi_jvb_graceful_shutdown")))
                .byShardOfPod()
                .over("min by (shard)")
                .is("> " + AlertRule.fraction(threshold));
        return AlertRule.warning(AlertName.BRIDGES_STRESSED, Duration.ofMinutes(10), query)
                .says(
                        "All bridges of shard {{ $labels.shard }} are stressed, the least by"
                                + " {{ $value | humanizePercentage }}",
                        "Whoever joins makes sound and picture of others worse. Raise jvb.autoscaling.maxReplicas, or"
                                + " lower its target if the shard is not at its maximum.");
    }

    private AlertRule dropsPackets() {
        var query = Query.of("rate(%s[5m])".formatted(ofActive("jitsi_jvb_queue_dropped_packets_total")))
                .byShardOfPod()
                .over("sum by (shard, pod)")
                .is("> " + DROPPED_PACKETS);
        return AlertRule.warning(AlertName.BRIDGE_DROPS_PACKETS, Duration.ofMinutes(5), query)
                .says(
                        "Bridge {{ $labels.pod }} drops {{ $value | humanize }} packets a second",
                        "Its queues are full: it gets too little CPU. People see frozen pictures. Compare CPU use with"
                                + " its limit, and look at what else runs on the node.");
    }

    /// For each length of time that shards have been given; drained by hand, a bridge has no limit at all.
    private Stream<AlertRule> drainsTooLong() {
        var byLimit = series.shards().stream()
                .collect(Collectors.groupingBy(
                        ordinal -> values.shard(ordinal).components().jvb().maxDrain(),
                        TreeMap::new,
                        Collectors.toList()));
        var rules = Stream.<AlertRule>builder();
        byLimit.forEach((limit, shards) -> rules.add(drainsTooLong(limit, shards)));
        return rules.build();
    }

    private AlertRule drainsTooLong(Duration limit, List<Integer> shards) {
        var query = Query.of("(%s == 1)\n  or %s"
                        .formatted(
                                series.ofShards(JVB, "jitsi_jvb_graceful_shutdown", shards),
                                series.ofShards(JVB, "jitsi_jvb_drain_mode", shards)))
                .byShardOfPod()
                .over("max by (shard, pod)")
                .is("== 1");
        return AlertRule.warning(AlertName.BRIDGE_DRAINS_TOO_LONG, limit.plus(MARGIN), query)
                .says(
                        "Bridge {{ $labels.pod }} has drained for more than %s".formatted(DurationText.of(limit)),
                        "jvb.shutdown.maxDuration has not ended it, so it was probably drained by hand. Its number cannot"
                                + " be used again meanwhile. Delete the Pod, or end drain mode.");
    }

    private Series ofActive(String name) {
        return series.ofActiveShards(JVB, name);
    }
}
