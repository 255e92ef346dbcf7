package dev.jitsirenderer.topology;

/// One of the dashboards for Grafana that are the same for all installations: Grafana's own variables choose what is
/// shown. Their texts are the resources `grafana/<word>.json`.
public enum Dashboard implements Word {
    OVERVIEW("overview"),
    BRIDGES("bridges"),
    ROUTING("routing"),
    SIGNALLING("signalling"),
    AUTOSCALING("autoscaling");

    private final String word;

    Dashboard(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// What Grafana's sidecar calls the file that it makes of the dashboard. Many ConfigMaps go into its directory.
    public String fileName() {
        return "jitsi-%s.json".formatted(word());
    }
}
