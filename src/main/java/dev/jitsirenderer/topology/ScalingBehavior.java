package dev.jitsirenderer.topology;

import java.util.List;

/// How fast an autoscaler may change a number of Pods.
public record ScalingBehavior(Rules scaleUp, Rules scaleDown) {

    /// @param stabilizationWindowSeconds 0..3600
    /// @param selectPolicy `Max`, `Min` or `Disabled`
    public record Rules(int stabilizationWindowSeconds, String selectPolicy, List<Policy> policies) {}

    /// @param type `Pods` or `Percent`
    public record Policy(String type, int value, int periodSeconds) {}
}
