package dev.jitsirenderer.topology;

/// How HAProxy chooses the shard of a room that it does not remember.
public enum Balance implements Word {
    CONSISTENT_HASH("consistent-hash"),
    ROUND_ROBIN("roundrobin");

    private final String word;

    Balance(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
