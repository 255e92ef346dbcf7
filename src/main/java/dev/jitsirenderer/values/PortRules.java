package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.topology.ExposureType;
import dev.jitsirenderer.topology.MediaPorts;
import dev.jitsirenderer.topology.PortBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Media ports are the nodes' and exist once in a cluster: no two shards, no two installations and nobody else may be
/// given the same one.
final class PortRules {

    private static final String PORTS = "jvb.exposure.ports.";

    private final Values values;
    private final Blame blame;
    private final List<Diagnostic> problems = new ArrayList<>();

    private PortRules(Values values, Blame blame) {
        this.values = values;
        this.blame = blame;
    }

    /// The ports of one shard.
    private record Claim(int shard, PortBlock block) {}

    static List<Diagnostic> check(Values values, Blame blame, List<Neighbour> neighbours) {
        if (values.cluster().firstNodePort() > values.cluster().lastNodePort()) {
            return List.of(); // said already
        }
        var rules = new PortRules(values, blame);
        rules.check(neighbours);
        return rules.problems;
    }

    private void check(List<Neighbour> neighbours) {
        var isPlannable = checkRange("", values.components().jvb());
        for (var ordinal : new TreeSet<>(values.shards().keySet())) {
            var jvb = values.shard(ordinal).components().jvb();
            if (ordinal < values.shardCount()) {
                isPlannable &= checkRange("shards." + ordinal + ".", jvb);
            }
        }
        if (!isPlannable || !checkCapacity()) {
            return;
        }
        var claims = claims(values);
        checkReserved(claimsOfNodes(values));
        checkShards(claims);
        if (problems.isEmpty()) {
            neighbours.forEach(this::checkNeighbour);
        }
    }

    /// Whether ports can be handed out.
    private boolean checkRange(String prefix, BridgeValues jvb) {
        var known = problems.size();
        var exposure = jvb.exposure();
        var cluster = values.cluster();
        var first = exposure.firstPort(cluster);
        var last = exposure.lastPort(cluster);
        if (first > last) {
            reject(
                    prefix,
                    "%sfirst must be at most %slast (%s), got \"%s\"".formatted(PORTS, PORTS, last, first),
                    "first",
                    "last");
            return false;
        }
        var range = new PortBlock(first, last);
        var nodePorts = cluster.nodePorts();
        if (exposure.type() == ExposureType.NODE_PORT && !nodePorts.contains(range)) {
            reject(
                    prefix,
                    "%sfirst..last must be within the cluster's NodePort range %s, got \"%s\""
                            .formatted(PORTS, nodePorts, range),
                    "first",
                    "last");
        }
        if (exposure.type() == ExposureType.HOST_PORT && nodePorts.overlaps(range)) {
            reject(
                    prefix,
                    "%sfirst..last overlaps the cluster's NodePort range %s, got \"%s\""
                            .formatted(PORTS, nodePorts, range),
                    "first",
                    "last");
        }
        if (range.size() < exposure.blockSize()) {
            reject(
                    prefix,
                    "%sfirst..last must have room for a block of %s ports, got \"%s\""
                            .formatted(PORTS, exposure.blockSize(), range),
                    "last",
                    "first",
                    "blockSize");
        }
        if (exposure.type() != ExposureType.HOST_PORT && jvb.mostReplicas() > exposure.blockSize()) {
            blame(
                    "%s%sblockSize must be at least %s, the largest number of bridges of a shard, or the ports of two"
                                    .formatted(prefix, PORTS, jvb.mostReplicas())
                            + " shards overlap, got \"%s\"".formatted(exposure.blockSize()),
                    prefix + PORTS + "blockSize",
                    prefix + (jvb.autoscaling().enabled() ? "jvb.autoscaling.maxReplicas" : "jvb.replicas"));
        }
        return problems.size() == known;
    }

    /// Every shard's block ends within the range.
    private boolean checkCapacity() {
        for (var ordinal = 0; ordinal < values.shardCount(); ordinal++) {
            var ports = ports(values, ordinal);
            if (ordinal >= ports.shards()) {
                blame(
                        "shardCount must be at most %s, so many blocks of %s ports fit into %s, got \"%s\""
                                .formatted(ports.shards(), ports.blockSize(), ports.range(), values.shardCount()),
                        "shardCount",
                        PORTS + "last",
                        PORTS + "blockSize",
                        PORTS + "first");
                return false;
            }
        }
        return true;
    }

    private void checkReserved(List<Claim> claims) {
        for (var port : values.cluster().reservedPorts()) {
            claims.stream()
                    .filter(claim -> claim.block().contains(port))
                    .findFirst()
                    .ifPresent(claim -> blame(
                            "jvb.exposure.ports gives shard %s the ports %s, but cluster.reservedPorts has %s"
                                    .formatted(claim.shard(), claim.block(), port),
                            "shards.%s.%sfirst".formatted(claim.shard(), PORTS),
                            "cluster.reservedPorts"));
        }
    }

    private void checkShards(List<Claim> claims) {
        var sorted = claims.stream()
                .sorted((one, other) ->
                        Integer.compare(one.block().first(), other.block().first()))
                .toList();
        for (var index = 1; index < sorted.size(); index++) {
            var before = sorted.get(index - 1);
            var after = sorted.get(index);
            if (before.block().overlaps(after.block())) {
                var prefix = "shards.%s."
                        .formatted(values.shards().containsKey(after.shard()) ? after.shard() : before.shard());
                blame(
                        "jvb.exposure.ports gives shard %s the ports %s and shard %s the ports %s, which overlap"
                                .formatted(before.shard(), before.block(), after.shard(), after.block()),
                        prefix + PORTS + "first",
                        prefix + PORTS + "blockSize");
            }
        }
    }

    /// A load balancer has an address of its own, so its ports collide with nobody's.
    private void checkNeighbour(Neighbour neighbour) {
        if (!neighbour.values().cluster().name().equals(values.cluster().name())) {
            return;
        }
        collision(claimsOfNodes(values), claimsOfNodes(neighbour.values()))
                .ifPresent(collision -> blame(
                        "jvb.exposure.ports gives shard %s the ports %s, which %s gives its shard %s in cluster %s"
                                .formatted(
                                        collision.ours().shard(),
                                        collision.ours().block(),
                                        neighbour.name(),
                                        collision.theirs().shard(),
                                        values.cluster().name()),
                        PORTS + "first",
                        PORTS + "last",
                        "cluster.name",
                        "jvb.exposure.type"));
    }

    private record Collision(Claim ours, Claim theirs) {}

    private static Optional<Collision> collision(List<Claim> claims, List<Claim> taken) {
        for (var ours : claims) {
            for (var theirs : taken) {
                if (ours.block().overlaps(theirs.block())) {
                    return Optional.of(new Collision(ours, theirs));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Claim> claims(Values values) {
        return IntStream.range(0, values.shardCount())
                .mapToObj(ordinal -> new Claim(ordinal, ports(values, ordinal).blockOf(ordinal)))
                .toList();
    }

    private static List<Claim> claimsOfNodes(Values values) {
        return claims(values).stream()
                .filter(claim -> values.shard(claim.shard())
                                .components()
                                .jvb()
                                .exposure()
                                .type()
                        != ExposureType.LOAD_BALANCER)
                .toList();
    }

    private static MediaPorts ports(Values values, int ordinal) {
        return values.shard(ordinal).components().jvb().exposure().mediaPorts(values.cluster());
    }

    private void reject(String prefix, String message, String... keys) {
        var paths = new ArrayList<String>();
        for (var key : keys) {
            paths.add(prefix + PORTS + key);
        }
        paths.addAll(List.of(prefix + "jvb.exposure.type", "cluster.firstNodePort", "cluster.lastNodePort"));
        blame(prefix + message, paths.toArray(String[]::new));
    }

    private void blame(String message, String... paths) {
        blame.on(message, paths).ifPresent(problems::add);
    }
}
