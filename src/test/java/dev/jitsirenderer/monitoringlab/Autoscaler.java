package dev.jitsirenderer.monitoringlab;

import java.util.Collection;

/// How a HorizontalPodAutoscaler decides, by its documentation: `ceil(replicas * value / target)`, and nothing within
/// a tenth of the target.
///
/// @param target `averageValue`
record Autoscaler(double target, int minReplicas, int maxReplicas) {

    private static final double TOLERANCE = 0.1;

    /// @param values of all Pods, which are ready
    int desired(Collection<Double> values) {
        var average = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var ratio = average / target;
        var wanted = Math.abs(ratio - 1) <= TOLERANCE ? values.size() : (int) Math.ceil(ratio * values.size());
        return Math.clamp(wanted, minReplicas, maxReplicas);
    }
}
