package dev.jitsirenderer.topology;

/// A configuration file that the renderer writes itself, or adds to if the user has one.
public enum GeneratedFile {
    /// Tells nginx which proxies to believe about a client's address.
    REAL_IP("/config/nginx-custom/jitsi-renderer-real-ip.conf"),

    /// Appended to the configuration of the web application.
    CUSTOM_CONFIG("/config/custom-config.js"),

    /// Included at the end of the bridge's configuration.
    CUSTOM_JVB("/config/custom-jvb.conf"),

    HAPROXY("/etc/haproxy/haproxy.cfg");

    private final String path;

    GeneratedFile(String path) {
        this.path = path;
    }

    /// Where the container reads it.
    public String path() {
        return path;
    }
}
