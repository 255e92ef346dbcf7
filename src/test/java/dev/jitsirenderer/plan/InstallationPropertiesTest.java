package dev.jitsirenderer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.BridgePool.NodePortService;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Installation;
import dev.jitsirenderer.values.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for every installation, however many shards and bridges it has.
class InstallationPropertiesTest {

    @Property(tries = 100)
    void aPlanIsAFunctionOfItsValues(@ForAll @IntRange(min = 1, max = 20) int shards) {
        assertThat(plan(values(shards, 5))).isEqualTo(plan(values(shards, 5)));
    }

    /// Nothing of another shard changes, nor anything of HAProxy's within the declared slots: nothing restarts.
    @Property(tries = 100)
    void addingAShardChangesNoOther(@ForAll @IntRange(min = 1, max = 30) int shards) {
        var before = plan(values(shards, 5));
        var after = plan(values(shards + 1, 5));

        assertThat(after.shards().subList(0, shards)).isEqualTo(before.shards());
        assertThat(after.serviceAccounts()).isEqualTo(before.serviceAccounts());
        assertThat(after.ingresses()).isEqualTo(before.ingresses());
        if (shards % 16 != 0) {
            assertThat(after.haproxy()).isEqualTo(before.haproxy());
        } else {
            var servers = before.haproxy().routing().servers();
            assertThat(after.haproxy().routing().servers().subList(0, servers.size()))
                    .isEqualTo(servers);
        }
    }

    /// A port that moved would drop every conference on its bridge.
    @Property(tries = 100)
    void moreBridgesKeepThePortsOfTheOthers(
            @ForAll @IntRange(min = 1, max = 20) int shards, @ForAll @IntRange(min = 1, max = 19) int bridges) {
        var before = ports(values(shards, bridges));
        var after = ports(values(shards, bridges + 1));

        assertThat(after).containsAll(before);
    }

    @Property(tries = 100)
    void noTwoBridgesShareAPort(
            @ForAll @IntRange(min = 1, max = 100) int shards, @ForAll @IntRange(min = 1, max = 20) int bridges) {
        var services = plan(values(shards, bridges)).shards().stream()
                .flatMap(shard -> shard.bridges().nodePortServices().stream())
                .toList();

        assertThat(services).hasSize(shards * bridges);
        assertThat(new HashSet<>(services.stream().map(NodePortService::port).toList()))
                .hasSize(shards * bridges);
        assertThat(services).allSatisfy(service -> assertThat(service.port()).isBetween(30_000, 32_767));
    }

    @Property(tries = 50)
    void everyShardKeepsItsPlaceOnTheHashRing(@ForAll @IntRange(min = 1, max = 100) int shards) {
        var servers = plan(values(shards, 1)).haproxy().routing().servers();

        assertThat(servers).hasSizeGreaterThanOrEqualTo(shards);
        IntStream.range(0, servers.size()).forEach(ordinal -> {
            assertThat(servers.get(ordinal).name()).isEqualTo("shard-" + ordinal);
            assertThat(servers.get(ordinal).id()).isEqualTo(ordinal + 1);
        });
    }

    private static Set<String> ports(Values values) {
        var ports = new TreeSet<String>();
        plan(values)
                .shards()
                .forEach(shard -> shard.bridges()
                        .nodePortServices()
                        .forEach(service -> ports.add(service.podName() + ":" + service.port())));
        return ports;
    }

    private static Installation plan(Values values) {
        return InstallationPlanner.plan(values, Capabilities.UNKNOWN);
    }

    private static Values values(int shards, int bridges) {
        var written = """
                domain: meet.example.com
                shardCount: %d
                jvb:
                  autoscaling:
                    minReplicas: 1
                    maxReplicas: %d
                """.formatted(shards, bridges);
        return Plans.values(written);
    }
}
