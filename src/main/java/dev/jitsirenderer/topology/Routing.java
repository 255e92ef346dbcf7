package dev.jitsirenderer.topology;

import java.util.List;

/// What `haproxy.cfg` says.
///
/// @param consistentHash whether the room's name decides, or else the next shard in turn
/// @param servers one for each shard and each spare slot
/// @param tableSize rooms
/// @param stickTableExpire and the other durations: in HAProxy's notation, such as `5m`
public record Routing(
        boolean consistentHash,
        List<Server> servers,
        List<Haproxy.Peer> peers,
        String host,
        int maxConnections,
        int tableSize,
        String stickTableExpire,
        String clientTimeout,
        String serverTimeout,
        String tunnelTimeout,
        String hardStop) {

    /// A shard, as HAProxy knows it.
    ///
    /// @param name binds the entries of the stick table: never given to another shard
    /// @param id places it on the hash ring: never given to another shard
    /// @param weight 0 for a shard that drains
    public record Server(String name, String address, int id, int weight) {}
}
