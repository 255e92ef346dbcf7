package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// A part of the monitoring stack that keeps no data: as many as the loss of a node takes.
public record ReplicaValues(boolean enabled, int replicas, Resources resources) {

    static final Key<Boolean> ENABLED = Key.of("enabled", Types.bool(), "Whether the stack has it.");
    static final Key<Integer> REPLICAS = Key.of("replicas", Types.integer(1, 9), "How many Pods.");
    static final Key<Resources> RESOURCES =
            Key.of("resources", WorkloadValues.RESOURCES, "CPU and memory of each Pod.");

    static final SectionType<ReplicaValues> TYPE = new SectionType<>(
            List.of(ENABLED, REPLICAS, RESOURCES),
            section -> new ReplicaValues(section.get(ENABLED), section.get(REPLICAS), section.get(RESOURCES)));
}
