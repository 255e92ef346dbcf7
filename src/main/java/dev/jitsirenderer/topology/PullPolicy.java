package dev.jitsirenderer.topology;

/// When the kubelet pulls an image.
public enum PullPolicy implements Word {
    ALWAYS("Always"),
    IF_NOT_PRESENT("IfNotPresent"),
    NEVER("Never");

    private final String word;

    PullPolicy(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
