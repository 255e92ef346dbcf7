package dev.jitsirenderer.plan;

/// Names of the configuration files that the renderer writes itself.
public final class GeneratedFiles {

    /// Tells nginx which proxies to believe about a client's address.
    public static final String REAL_IP = "jitsi-renderer-real-ip.conf";

    /// Appended to the configuration of the web application.
    public static final String CUSTOM_CONFIG = "custom-config.js";

    /// Included at the end of the bridge's configuration.
    public static final String CUSTOM_JVB = "custom-jvb.conf";

    public static final String HAPROXY = "haproxy.cfg";

    private GeneratedFiles() {}
}
