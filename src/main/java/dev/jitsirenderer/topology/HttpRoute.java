package dev.jitsirenderer.topology;

import java.util.List;

/// What a Gateway sends to HAProxy.
///
/// @param apiVersion that the cluster has
/// @param namespaces none or one: where the Gateway lives, if not beside the route
/// @param sectionNames none or one: its listener
public record HttpRoute(
        String apiVersion,
        ObjectMeta metadata,
        String gatewayName,
        List<String> namespaces,
        List<String> sectionNames,
        String host,
        String serviceName) {}
