package dev.jitsirenderer.topology;

/// How a cluster gets its Prometheus and Alertmanager.
public enum PrometheusMethod implements Word {
    CHART("chart"),
    CUSTOM_RESOURCE("CustomResource"),
    NONE("none");

    private final String word;

    PrometheusMethod(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
