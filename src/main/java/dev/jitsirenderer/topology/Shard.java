package dev.jitsirenderer.topology;

/// One web, one jicofo, one prosody and many bridges that share no room with any other shard.
///
/// @param ordinal who the shard is, for ever: names, ports and the place in HAProxy's hash ring follow from it
/// @param name such as `shard-0`, with the prefix of the installation
public record Shard(int ordinal, String name, Workload web, Workload prosody, Workload jicofo, BridgePool bridges) {}
