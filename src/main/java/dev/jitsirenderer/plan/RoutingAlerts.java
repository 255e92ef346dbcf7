package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AlertName;
import dev.jitsirenderer.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Alerts on the proxies and on the way to the shards.
final class RoutingAlerts {

    private static final String HAPROXY = "haproxy";

    private final Values values;
    private final SeriesPlanner series;

    RoutingAlerts(Values values, SeriesPlanner series) {
        this.values = values;
        this.series = series;
    }

    List<AlertRule> rules() {
        var ofSeveral = values.haproxy().replicas() > 1
                ? Stream.of(proxyMissing(), proxiesDisagree(), peersDisconnected())
                : Stream.<AlertRule>empty();
        var ofAny = Stream.of(noProxy(), stickTableNearlyFull(), shardDown(), roomFailovers());
        return Stream.concat(ofAny, ofSeveral).toList();
    }

    private AlertRule noProxy() {
        var query = answering().over("absent");
        return AlertRule.critical(AlertName.NO_PROXY, Duration.ofMinutes(2), query)
                .says(
                        "No HAProxy answers Prometheus",
                        "Either nobody can open a room, or Prometheus reaches no proxy and most other alerts are blind."
                                + " Look at the Pods of HAProxy first, then at the targets of Prometheus.");
    }

    private AlertRule proxyMissing() {
        var replicas = values.haproxy().replicas();
        var query = answering().over("count").is("< " + replicas);
        return AlertRule.warning(AlertName.PROXY_MISSING, Duration.ofMinutes(10), query)
                .says(
                        "Only {{ $value }} of %s HAProxy answer Prometheus".formatted(replicas),
                        "The others carry everybody. If they stop as well, nobody can open a room."
                                + " Look at the Pods of HAProxy that are not ready, and at their events.");
    }

    private AlertRule proxiesDisagree() {
        var query = Query.of("%s > %s".formatted(up().over("max by (shard)"), up().over("min by (shard)")));
        return AlertRule.warning(AlertName.PROXIES_DISAGREE, Duration.ofMinutes(5), query)
                .says(
                        "Only some HAProxy reach shard {{ $labels.shard }}",
                        "One proxy sends rooms of this shard elsewhere and another does not, so rooms can split."
                                + " Compare /stats of the proxies; the network between one node and the shard may be"
                                + " broken.");
    }

    /// Every proxy holds one connection with every other. Compared with those that answer, so that a proxy that is
    /// gone is one alert and not two.
    private AlertRule peersDisconnected() {
        var connected = Query.of(series.of(HAPROXY, "haproxy_process_connected_peers"));
        var query = Query.of(
                "%s < %s - 1".formatted(connected.over("min"), answering().over("count")));
        var effect = switch (values.haproxy().balance()) {
            case CONSISTENT_HASH -> "rooms that failed over or are older than the newest shard can split";
            case ROUND_ROBIN -> "most new rooms split, because every proxy chooses for itself";
        };
        return AlertRule.warning(AlertName.PEERS_DISCONNECTED, Duration.ofMinutes(5), query)
                .says(
                        "An HAProxy has lost its peers",
                        "The proxies run but do not tell each other which room is on which shard: %s.".formatted(effect)
                                + " Look for what closes port 1024 between them, such as a NetworkPolicy.");
    }

    private AlertRule stickTableNearlyFull() {
        var fill = values.monitoring().rules().thresholds().stickTableFill();
        var query = Query.of("%s\n  / %s".formatted(table("haproxy_sticktable_used"), table("haproxy_sticktable_size")))
                .over("max")
                .is("> " + AlertRule.fraction(fill));
        return AlertRule.warning(AlertName.STICK_TABLE_NEARLY_FULL, Duration.ofMinutes(15), query)
                .says(
                        "HAProxy's table of rooms is {{ $value | humanizePercentage }} full",
                        "Once it is full, HAProxy forgets the rooms that were silent for longest. Raise"
                                + " haproxy.stickTable.size (%s) or shorten haproxy.stickTable.expire."
                                        .formatted(values.haproxy().stickTable().size()));
    }

    private AlertRule shardDown() {
        var query = up().over("max by (shard)").is("== 0");
        return AlertRule.critical(AlertName.SHARD_DOWN, Duration.ofMinutes(1), query)
                .says(
                        "Shard {{ $labels.shard }} is down",
                        "No HAProxy gets an answer from its Prosody through its web. Its conferences have ended; people"
                                + " who reload meet on another shard. Look at the Pods of its web and Prosody.");
    }

    /// A shard that is found down loses the rooms that somebody visits meanwhile, and a shard that refuses a request
    /// three times loses that request's.
    private AlertRule roomFailovers() {
        var query = Query.of("increase(%s[15m])\n  + increase(%s[15m])"
                        .formatted(
                                series.ofServers("haproxy_server_check_up_down_total"),
                                series.ofServers("haproxy_server_redispatch_warnings_total")))
                .byShardOfServer()
                .over("sum by (shard)")
                .is("> 0");
        return AlertRule.warning(AlertName.ROOM_FAILOVERS, Duration.ZERO, query)
                .says(
                        "Rooms of shard {{ $labels.shard }} have moved to other shards",
                        "In the last 15 minutes HAProxy found the shard down, or sent requests elsewhere that it did not"
                                + " take. Rooms that were visited meanwhile have moved for good. Find out why its web or"
                                + " Prosody did not answer.");
    }

    private Query answering() {
        return Query.of("%s == 1".formatted(series.of(HAPROXY, "up")));
    }

    private Query up() {
        return Query.of(series.ofServers("haproxy_server_status").where("state", "UP"))
                .byShardOfServer();
    }

    private Series table(String name) {
        return series.of(HAPROXY, name).where("name", "shards");
    }
}
