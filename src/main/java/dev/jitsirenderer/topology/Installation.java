package dev.jitsirenderer.topology;

import java.util.List;

/// A sharded Jitsi Meet with every decision taken: templates only print it.
///
/// @param trustedNetworks where proxies may speak for their clients
public record Installation(
        List<ServiceAccount> serviceAccounts,
        List<Shard> shards,
        Haproxy haproxy,
        List<Ingress> ingresses,
        List<Gateway> gateways,
        List<HttpRoute> httpRoutes,
        Monitoring monitoring,
        Alerting alerting,
        List<String> trustedNetworks)
        implements Topology {

    /// The identity of a component's Pods. Nothing in Jitsi talks to the API server, so it gets no token.
    ///
    /// @param component for the name of the output file
    public record ServiceAccount(String component, ObjectMeta metadata) {}
}
