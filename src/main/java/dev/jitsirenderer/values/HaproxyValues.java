package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Balance;
import dev.jitsirenderer.topology.Image;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `haproxy`: the proxies that keep every room on one shard.
public record HaproxyValues(
        int replicas,
        Image image,
        Balance balance,
        StickTable stickTable,
        int shardSlots,
        int maxConnections,
        Timeouts timeouts,
        Resources resources,
        PodSpecValues podSpec,
        Map<String, String> annotations) {

    /// @param size rooms that are remembered at the same time
    /// @param expire how long a room is remembered after its last request
    public record StickTable(int size, Duration expire) {}

    /// @param client the longest silence of a client outside of a websocket
    /// @param server the longest wait for a shard's answer; a long poll lasts 60 s
    /// @param tunnel the longest silence in a websocket
    /// @param hardStop how long a proxy that must go keeps its connections
    public record Timeouts(Duration client, Duration server, Duration tunnel, Duration hardStop) {}

    private static final Key<Integer> REPLICAS = Key.of(
            "replicas",
            Types.integer(1, 9),
            "Proxies. Each keeps a copy of the stick table, so two survive the loss of one.");
    private static final Key<Image> IMAGE =
            Key.of("image", Types.image(), "The image of HAProxy, as a full reference. 2.6 or newer.");
    private static final Key<Balance> BALANCE = Key.of(
            "balance",
            Types.choice(List.of(Balance.values()), Balance::word),
            "Where a room goes that no proxy remembers. `consistent-hash`: every proxy computes the same shard from the"
                    + " room's name. `roundrobin`: the next shard in turn, as in the original architecture; a room that"
                    + " two people enter at the same moment through different proxies can split.");
    private static final Key<Integer> SIZE = Key.of(
            "size",
            Types.integer(1_000, 10_000_000),
            "Rooms that are remembered at the same time, about 225 bytes each. Beyond that the oldest are forgotten.");
    private static final Key<Duration> EXPIRE = Key.of(
            "expire",
            Types.duration(Duration.ofMinutes(5), Duration.ofDays(7)),
            "How long a room is remembered after its last request. Clients of a room ask at least every two minutes.");
    private static final Key<StickTable> STICK_TABLE = Key.of(
            "stickTable",
            new SectionType<>(List.of(SIZE, EXPIRE), section -> new StickTable(section.get(SIZE), section.get(EXPIRE))),
            "The memory of which room is on which shard.");
    private static final Key<Integer> SHARD_SLOTS = Key.of(
            "shardSlots",
            Types.integer(1, 1_000),
            "Shards are declared to HAProxy in steps of this many, so that adding one within a step changes nothing"
                    + " there and restarts no proxy.");
    private static final Key<Integer> MAX_CONNECTIONS = Key.of(
            "maxConnections",
            Types.integer(100, 200_000),
            "Client connections of each proxy; every participant holds one. Takes two file descriptors each.");
    private static final Key<Duration> CLIENT = Key.of(
            "client",
            Types.duration(Duration.ofSeconds(10), Duration.ofHours(1)),
            "The longest silence of a client outside of a websocket.");
    private static final Key<Duration> SERVER = Key.of(
            "server",
            Types.duration(Duration.ofSeconds(61), Duration.ofHours(1)),
            "The longest wait for an answer. Above 60 s, the length of a long poll (BOSH).");
    private static final Key<Duration> TUNNEL = Key.of(
            "tunnel", Types.duration(Duration.ofMinutes(1), Duration.ofDays(1)), "The longest silence in a websocket.");
    private static final Key<Duration> HARD_STOP = Key.of(
            "hardStop",
            Types.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "How long a proxy that is replaced lets its connections end by themselves.");
    private static final Key<Timeouts> TIMEOUTS = Key.of(
            "timeouts",
            new SectionType<>(
                    List.of(CLIENT, SERVER, TUNNEL, HARD_STOP),
                    section -> new Timeouts(
                            section.get(CLIENT), section.get(SERVER), section.get(TUNNEL), section.get(HARD_STOP))),
            "Patience.");
    private static final Key<Resources> RESOURCES =
            Key.of("resources", WorkloadValues.RESOURCES, "CPU and memory of the container.");

    static final SectionType<HaproxyValues> TYPE = new SectionType<>(
            List.of(
                    REPLICAS,
                    IMAGE,
                    BALANCE,
                    STICK_TABLE,
                    SHARD_SLOTS,
                    MAX_CONNECTIONS,
                    TIMEOUTS,
                    RESOURCES,
                    WorkloadValues.POD_SPEC,
                    WorkloadValues.ANNOTATIONS),
            section -> new HaproxyValues(
                    section.get(REPLICAS),
                    section.get(IMAGE),
                    section.get(BALANCE),
                    section.get(STICK_TABLE),
                    section.get(SHARD_SLOTS),
                    section.get(MAX_CONNECTIONS),
                    section.get(TIMEOUTS),
                    section.get(RESOURCES),
                    section.get(WorkloadValues.POD_SPEC),
                    section.get(WorkloadValues.ANNOTATIONS)));
}
