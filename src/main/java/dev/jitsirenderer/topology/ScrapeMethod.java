package dev.jitsirenderer.topology;

/// How Prometheus learns which Pods serve metrics.
public enum ScrapeMethod implements Word {
    POD_MONITOR("PodMonitor"),
    ANNOTATIONS("annotations"),
    NONE("none");

    private final String word;

    ScrapeMethod(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
