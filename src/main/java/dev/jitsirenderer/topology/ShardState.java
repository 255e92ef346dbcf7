package dev.jitsirenderer.topology;

/// Whether a shard takes part in the life of the installation.
public enum ShardState implements Word {
    ACTIVE("active"),
    DRAINING("draining");

    private final String word;

    ShardState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
