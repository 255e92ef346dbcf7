package dev.jitsirenderer.topology;

import java.util.List;

/// The videobridges of one shard. Bridges never serve two shards: a bridge holds the media of conferences whose
/// signalling lives in exactly one Prosody.
///
/// @param fixedReplicas none or one: an autoscaled pool says nothing about its size
/// @param autoscalers none or one
/// @param scaledObjects none or one, and none beside an autoscaler
/// @param command none for the image's own entry point
/// @param hostPorts none or one
/// @param maxDrain how long a bridge that must go keeps its conferences, such as `4h`
/// @param shuttingDownDelay how long it then waits for participants to move, such as `1m`
/// @param terminationGracePeriodSeconds longer than both together
public record BridgePool(
        Workload workload,
        List<Integer> fixedReplicas,
        List<Autoscaler> autoscalers,
        List<ScaledObject> scaledObjects,
        List<NodePortService> nodePortServices,
        List<LoadBalancerService> loadBalancerServices,
        List<String> command,
        List<Integer> hostPorts,
        String updateStrategy,
        String maxDrain,
        String shuttingDownDelay,
        long terminationGracePeriodSeconds) {

    /// The way to one bridge through every node.
    ///
    /// @param podName of the only Pod behind it
    /// @param port inside, outside and advertised: a bridge tells clients the port that it listens on
    public record NodePortService(ObjectMeta metadata, String podName, int port) {}

    /// The way to one bridge through a load balancer.
    ///
    /// @param addresses none or one
    public record LoadBalancerService(
            ObjectMeta metadata, String podName, int port, String externalTrafficPolicy, List<String> addresses) {}

    /// @param podMetrics averages over the pool from the custom metrics API
    /// @param resourceMetrics averages of CPU or memory
    public record Autoscaler(
            ObjectMeta metadata,
            String target,
            int minReplicas,
            int maxReplicas,
            List<PodMetric> podMetrics,
            List<ResourceMetric> resourceMetrics,
            ScalingBehavior behavior) {}

    public record PodMetric(String name, String averageValue) {}

    public record ResourceMetric(String name, int averageUtilization) {}
}
