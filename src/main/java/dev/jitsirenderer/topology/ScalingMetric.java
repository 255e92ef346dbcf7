package dev.jitsirenderer.topology;

/// What the autoscaler of the bridges looks at.
public enum ScalingMetric implements Word {
    NETWORK("network"),
    BITRATE("bitrate"),
    STRESS("stress"),
    CPU("cpu");

    private final String word;

    ScalingMetric(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
