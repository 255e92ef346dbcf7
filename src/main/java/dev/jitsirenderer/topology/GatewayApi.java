package dev.jitsirenderer.topology;

import java.util.List;

/// The Gateway API, which comes with a cluster or is installed into it.
public final class GatewayApi {

    /// Those that have the fields that are rendered, the preferred one first. `v1` came with release 1.0.
    public static final List<String> VERSIONS =
            List.of("gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1beta1");

    private GatewayApi() {}

    /// Which version a cluster takes.
    public static String version(Capabilities capabilities) {
        return capabilities.prefer(VERSIONS, "Gateway", "HTTPRoute");
    }
}
