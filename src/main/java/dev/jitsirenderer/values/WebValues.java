package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.ArrayList;
import java.util.List;

/// `web`: nginx with the web application, the way into a shard.
public record WebValues(WorkloadValues workload, int replicas) {

    private static final WorkloadValues.Keys WORKLOAD = WorkloadValues.Keys.of(Component.WEB);
    private static final Key<Integer> REPLICAS = Key.of(
            "replicas", Types.integer(1, 20), "Web Pods of each shard. They keep no state, so more than one is safe.");

    static final SectionType<WebValues> TYPE =
            new SectionType<>(keys(), section -> new WebValues(WORKLOAD.read(section), section.get(REPLICAS)));

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(WORKLOAD.all());
        keys.add(REPLICAS);
        return keys;
    }
}
