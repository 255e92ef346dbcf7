package dev.jitsirenderer.topology;

/// How the media ports of an installation are laid out: shard `n` owns the block that starts at
/// `range.first + n * blockSize`, for ever.
///
/// Blocks have a fixed size so that neither a shard more nor a bridge more moves the port of any other bridge: a port
/// that moves drops every conference on its bridge.
///
/// @param range all ports of the installation
/// @param blockSize ports of one shard, which is the largest number of its bridges when each has a port of its own
public record MediaPorts(PortBlock range, int blockSize) {

    public MediaPorts {
        if (blockSize < 1) {
            throw new IllegalArgumentException("a block has at least one port, got " + blockSize);
        }
    }

    /// How many shards find room in the range.
    public int shards() {
        return range.size() / blockSize;
    }

    /// @param ordinal of the shard; below [#shards]
    public PortBlock blockOf(int ordinal) {
        var first = range.first() + ordinal * blockSize;
        return new PortBlock(first, first + blockSize - 1);
    }
}
