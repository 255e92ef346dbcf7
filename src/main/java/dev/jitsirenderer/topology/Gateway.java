package dev.jitsirenderer.topology;

import java.util.List;

/// The way in by a Gateway of our own.
///
/// @param apiVersion that the cluster has
/// @param tls none or one
public record Gateway(String apiVersion, ObjectMeta metadata, String className, String host, List<Tls> tls) {

    public record Tls(String secretName) {}
}
