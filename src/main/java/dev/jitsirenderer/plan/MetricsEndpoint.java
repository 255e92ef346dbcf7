package dev.jitsirenderer.plan;

import java.util.Arrays;
import java.util.Optional;

/// Where a component serves its metrics, at `/metrics`. nginx of web has none.
///
/// All are the images' own: the bridge's and jicofo's REST interfaces serve them by themselves, Prosody's
/// `mod_http_openmetrics` when it is told to, and HAProxy's exporter is part of every build.
enum MetricsEndpoint {
    PROSODY("prosody", "http", 5280),
    JICOFO("jicofo", "http", 8888),
    JVB("jvb", "http", 8080),
    HAPROXY("haproxy", "metrics", 9090);

    private final String component;
    private final String portName;
    private final int port;

    MetricsEndpoint(String component, String portName, int port) {
        this.component = component;
        this.portName = portName;
        this.port = port;
    }

    static Optional<MetricsEndpoint> of(String component) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.component.equals(component))
                .findFirst();
    }

    String component() {
        return component;
    }

    /// As the container calls it.
    String portName() {
        return portName;
    }

    int port() {
        return port;
    }
}
