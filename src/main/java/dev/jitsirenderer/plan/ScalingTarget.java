package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.values.BridgeValues;

/// What the average bridge of a shard should carry before another one is added (docs/decisions/autoscaling-metric.md).
final class ScalingTarget {

    /// Bytes per second, in and out, for each core that a bridge asks for. The load tests of hpi-schul-cloud's
    /// jitsi-deployment saw 2.2 to 4.7 MB/s sent for each core in use while the picture was good. What a bridge
    /// receives comes on top, so this is reached well before a core is.
    private static final long BYTES_PER_CORE = 2_500_000;

    private static final long BITS = 8;

    /// Jicofo avoids bridges above 0.8 (`BRIDGE_STRESS_THRESHOLD`). The conferences of a bridge grow on while a new one
    /// starts, and cannot move there.
    private static final Quantity STRESS = Quantity.of("500m");

    /// Percent of the request, for the same reason.
    private static final Quantity CPU = Quantity.of("60");

    private ScalingTarget() {}

    /// In the unit of the metric.
    static Quantity of(BridgeValues jvb) {
        var scaling = jvb.autoscaling();
        return scaling.target().orElseGet(() -> switch (scaling.metric()) {
            case NETWORK -> Quantity.ofWhole(cores(jvb).times(BYTES_PER_CORE));
            case BITRATE -> Quantity.ofWhole(cores(jvb).times(BYTES_PER_CORE * BITS));
            case STRESS -> STRESS;
            case CPU -> CPU;
        });
    }

    /// The rules of the values demand the request.
    private static Quantity cores(BridgeValues jvb) {
        var cores = jvb.workload().resources().requests().get("cpu");
        if (cores == null) {
            throw new IllegalArgumentException("a target that follows from the CPU request needs one");
        }
        return cores;
    }
}
