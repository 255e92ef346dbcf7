package dev.jitsirenderer.topology;

import java.util.List;

/// The proxies that keep every room on one shard.
///
/// @param governingService the headless Service that a StatefulSet must have
public record Haproxy(
        Workload workload,
        ObjectMeta governingService,
        List<Peer> peers,
        Routing routing,
        long terminationGracePeriodSeconds) {

    /// The Service of one proxy: a stable address for the others before and after its Pod exists.
    public record Peer(String podName, String address, ObjectMeta service) {}
}
