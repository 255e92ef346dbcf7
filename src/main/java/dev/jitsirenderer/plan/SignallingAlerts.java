package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AlertName;
import java.time.Duration;
import java.util.List;

/// Alerts on Prosody and jicofo, of which a shard has one each.
final class SignallingAlerts {

    private static final String JICOFO = "jicofo";

    private final SeriesPlanner series;

    SignallingAlerts(SeriesPlanner series) {
        this.series = series;
    }

    List<AlertRule> rules() {
        return List.of(prosodyDown(), jicofoDown(), noOperationalBridge(), signallingRestarted());
    }

    private AlertRule prosodyDown() {
        return AlertRule.critical(AlertName.PROSODY_DOWN, Duration.ofMinutes(2), shardsWithout("prosody"))
                .says(
                        "Prosody of shard {{ $labels.shard }} does not answer Prometheus",
                        "Without Prosody nobody can enter or stay in a room of this shard. Look at its Pod and its log."
                                + " If it runs, Prometheus may not be let in: see the runbook.");
    }

    private AlertRule jicofoDown() {
        return AlertRule.critical(AlertName.JICOFO_DOWN, Duration.ofMinutes(2), shardsWithout(JICOFO))
                .says(
                        "Jicofo of shard {{ $labels.shard }} does not answer Prometheus",
                        "Without jicofo no conference starts on this shard and nobody joins one, but HAProxy still sends"
                                + " rooms there. Look at its Pod and its log.");
    }

    /// Jicofo counts a bridge in graceful shutdown as operational, too.
    private AlertRule noOperationalBridge() {
        var query = Query.of("%s\n  - %s"
                        .formatted(
                                series.ofActiveShards(JICOFO, "jitsi_jicofo_bridge_selector_bridge_count_operational"),
                                series.ofActiveShards(JICOFO, "jitsi_jicofo_bridge_selector_bridge_count_in_shutdown")))
                .byShardOfPod()
                .over("max by (shard)")
                .is("<= 0");
        return AlertRule.critical(AlertName.NO_OPERATIONAL_BRIDGE, Duration.ofMinutes(2), query)
                .says(
                        "Jicofo of shard {{ $labels.shard }} has no bridge for new conferences",
                        "Conferences of three and more people start without sound and picture, but HAProxy still sends"
                                + " rooms there. Look at the bridges of the shard, then at jicofo's log.");
    }

    private AlertRule signallingRestarted() {
        var query = Query.of("increase(%s[15m])"
                        .formatted(series.ofPods("kube_pod_container_status_restarts_total", "prosody|jicofo")))
                .labelled("shard", "pod", ".*shard-([0-9]+)-.*")
                .labelled("component", "pod", ".*shard-[0-9]+-(prosody|jicofo)-.*")
                .over("sum by (shard, component)")
                .is("> 0");
        return AlertRule.warning(AlertName.SIGNALLING_RESTARTED, Duration.ZERO, query)
                .says(
                        "{{ $labels.component }} of shard {{ $labels.shard }} restarted by itself",
                        "The container ended and was started again, and the conferences of the shard broke off. Look at"
                                + " why it ended: kubectl describe shows the reason, kubectl logs --previous the log.");
    }

    /// The active shards for which no such Pod answers, whether it fails or does not exist. That a shard exists is
    /// known from HAProxy, which lists all of them at any time.
    private Query shardsWithout(String component) {
        var shards = Query.of(series.ofServers("haproxy_server_status").where("state", "UP"))
                .byShardOfServer()
                .over("group by (shard)");
        var answering = Query.of("%s == 1".formatted(series.ofActiveShards(component, "up")))
                .byShardOfPod()
                .over("group by (shard)");
        return Query.of("%s unless on (shard) %s".formatted(shards, answering));
    }
}
