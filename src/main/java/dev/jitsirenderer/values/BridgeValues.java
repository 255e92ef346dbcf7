package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.UpdateStrategy;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `jvb`: the videobridges of a shard.
///
/// @param replicas bridges of each shard while autoscaling is off
/// @param maxDrain how long a bridge that must go waits for its conferences to end
public record BridgeValues(
        WorkloadValues workload,
        int replicas,
        AutoscalingValues autoscaling,
        ExposureValues exposure,
        Duration maxDrain,
        UpdateStrategy updateStrategy) {

    /// More than this no shard needs: jicofo keeps every bridge in one chat room, and 100 is what the original set-up
    /// reserved ports for.
    public static final int MAX_REPLICAS = 500;

    private static final Duration MIN_DRAIN = Duration.ofMinutes(1);
    private static final Duration MAX_DRAIN = Duration.ofDays(2);

    private static final WorkloadValues.Keys WORKLOAD = WorkloadValues.Keys.of(Component.JVB);
    private static final Key<Integer> REPLICAS = Key.of(
            "replicas", Types.integer(1, MAX_REPLICAS), "Bridges of each shard while `autoscaling.enabled` is false.");
    private static final Key<AutoscalingValues> AUTOSCALING =
            Key.of("autoscaling", AutoscalingValues.TYPE, "What scales each shard's bridges.");
    private static final Key<ExposureValues> EXPOSURE =
            Key.of("exposure", ExposureValues.TYPE, "How media reaches the bridges from outside the cluster.");
    private static final Key<Duration> MAX_DURATION = Key.of(
            "maxDuration",
            Types.duration(MIN_DRAIN, MAX_DRAIN),
            ("How long a bridge that is scaled down or replaced keeps its conferences before it ends them; at most %s."
                            + " The bridge's own limit and the grace period of its Pod both follow from it.")
                    .formatted(DurationText.of(MAX_DRAIN)));
    private static final Key<Duration> SHUTDOWN = Key.of(
            "shutdown",
            new SectionType<>(List.of(MAX_DURATION), section -> section.get(MAX_DURATION)),
            "The end of a bridge's life.");
    private static final Key<UpdateStrategy> UPDATE_STRATEGY = Key.of(
            "updateStrategy",
            Types.choice(List.of(UpdateStrategy.values()), UpdateStrategy::word),
            "Who replaces the bridges after a change: `RollingUpdate` walks from the last bridge to the first and waits"
                    + " for each to drain; with `OnDelete` the operator deletes Pods when it suits.");

    static final SectionType<BridgeValues> TYPE = new SectionType<>(
            keys(),
            section -> new BridgeValues(
                    WORKLOAD.read(section),
                    section.get(REPLICAS),
                    section.get(AUTOSCALING),
                    section.get(EXPOSURE),
                    section.get(SHUTDOWN),
                    section.get(UPDATE_STRATEGY)));

    /// The largest number of bridges that can exist at the same time.
    public int mostReplicas() {
        return autoscaling.enabled() ? autoscaling.maxReplicas() : replicas;
    }

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(WORKLOAD.all());
        keys.addAll(List.of(REPLICAS, AUTOSCALING, EXPOSURE, SHUTDOWN, UPDATE_STRATEGY));
        return keys;
    }
}
