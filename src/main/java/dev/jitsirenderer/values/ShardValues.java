package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.ShardState;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `shards.<n>`: what is different about one shard.
///
/// @param zone the topology zone that all Pods of the shard are bound to
/// @param components the settings of all shards with those of this shard laid over them
public record ShardValues(ShardState state, Optional<String> zone, ComponentsValues components) {

    private static final Key<ShardState> STATE = Key.withDefault(
            "state",
            Types.choice(List.of(ShardState.values()), ShardState::word),
            ShardState.ACTIVE,
            "`draining`: the shard keeps its rooms and gets no new one. Lower `shardCount` when it is empty.");
    private static final Key<Optional<String>> ZONE = Key.optional(
            "zone",
            Types.text("a zone such as eu-central-1a", "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"),
            "The zone (`topology.kubernetes.io/zone`) that all Pods of the shard are bound to.");

    static final SectionType<ShardValues> TYPE = new SectionType<>(
            keys(), section -> new ShardValues(section.get(STATE), section.get(ZONE), ComponentsValues.read(section)));

    static ShardValues ordinary(ComponentsValues components) {
        return new ShardValues(ShardState.ACTIVE, Optional.empty(), components);
    }

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(List.of(STATE, ZONE));
        keys.addAll(ComponentsValues.KEYS);
        return keys;
    }
}
