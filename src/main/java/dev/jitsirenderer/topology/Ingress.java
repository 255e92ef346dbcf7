package dev.jitsirenderer.topology;

import java.util.List;

/// The way in by an Ingress.
///
/// @param tls none or one
public record Ingress(ObjectMeta metadata, String className, String host, String serviceName, List<Tls> tls) {

    public record Tls(String secretName) {}
}
