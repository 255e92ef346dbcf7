package dev.jitsirenderer.topology;

/// How Prometheus gets the alerts.
public enum RuleType implements Word {
    PROMETHEUS_RULE("PrometheusRule"),
    CONFIG_MAP("ConfigMap"),
    NONE("none");

    private final String word;

    RuleType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
