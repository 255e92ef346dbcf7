package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Gateway;
import dev.jitsirenderer.topology.GatewayApi;
import dev.jitsirenderer.topology.HttpRoute;
import dev.jitsirenderer.topology.Ingress;
import dev.jitsirenderer.topology.IngressController;
import dev.jitsirenderer.values.EntryValues;
import dev.jitsirenderer.values.Reflection;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.yaml.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans the way from the internet to HAProxy.
final class EntryPlanner {

    private static final String NAME = "jitsi";
    private static final String CLUSTER_ISSUER = "cert-manager.io/cluster-issuer";

    /// Annotations and labels of the Secret, as JSON. cert-manager 1.15 or newer.
    private static final String SECRET_TEMPLATE = "cert-manager.io/secret-template";

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;
    private final String gatewayApi;

    EntryPlanner(Values values, Names names, MetadataPlanner metadata, Capabilities capabilities) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
        this.gatewayApi = GatewayApi.version(capabilities);
    }

    List<Ingress> ingresses() {
        var ingress = values.entry().ingress();
        if (!ingress.enabled()) {
            return List.of();
        }
        var annotations = new TreeMap<>(websocketAnnotations(ingress.controller()));
        annotations.putAll(certificate(ingress.tls()));
        annotations.putAll(ingress.annotations());
        return List.of(new Ingress(
                metadata.metadata(names.shared(NAME), Owner.shared("ingress"), Wave.ENTRY, annotations),
                ingress.className(),
                ingress.host().orElse(values.domain()),
                names.shared("haproxy"),
                ingress.tls().enabled() ? List.of(new Ingress.Tls(ingress.tls().secretName())) : List.of()));
    }

    /// Our own Gateway, unless the route attaches to somebody else's.
    List<Gateway> gateways() {
        var gateway = values.entry().gateway();
        if (!gateway.enabled() || gateway.parent().name().isPresent()) {
            return List.of();
        }
        var annotations = new TreeMap<>(certificate(gateway.tls()));
        annotations.putAll(gateway.annotations());
        return gateway.className()
                .map(className -> new Gateway(
                        gatewayApi,
                        metadata.metadata(names.shared(NAME), Owner.shared("gateway"), Wave.ENTRY, annotations),
                        className,
                        gateway.host().orElse(values.domain()),
                        gateway.tls().enabled()
                                ? List.of(new Gateway.Tls(gateway.tls().secretName()))
                                : List.of()))
                .map(List::of)
                .orElse(List.of());
    }

    List<HttpRoute> httpRoutes() {
        var gateway = values.entry().gateway();
        if (!gateway.enabled()) {
            return List.of();
        }
        var parent = gateway.parent();
        var ownListener = gateway.tls().enabled() ? "https" : "http";
        return List.of(new HttpRoute(
                gatewayApi,
                metadata.metadata(names.shared(NAME), Owner.shared("gateway"), Wave.ENTRY),
                parent.name().orElseGet(() -> names.shared(NAME)),
                parent.namespace().stream().toList(),
                parent.name().isPresent() ? parent.sectionName().stream().toList() : List.of(ownListener),
                gateway.host().orElse(values.domain()),
                names.shared("haproxy")));
    }

    /// What cert-manager reads on an Ingress and on a Gateway alike.
    private static Map<String, String> certificate(EntryValues.Tls tls) {
        if (!tls.enabled() || tls.clusterIssuer().isEmpty()) {
            return Map.of();
        }
        var annotations =
                new TreeMap<>(Map.of(CLUSTER_ISSUER, tls.clusterIssuer().get()));
        if (!tls.reflectTo().isEmpty()) {
            var ofSecret = Map.of("annotations", Reflection.annotations(tls.reflectTo()));
            annotations.put(SECRET_TEMPLATE, JsonText.of(ofSecret));
        }
        return annotations;
    }

    /// A websocket is silent for as long as nobody talks to the server; controllers cut it after a minute or less.
    private static Map<String, String> websocketAnnotations(IngressController controller) {
        return switch (controller) {
            case NGINX ->
                Map.of(
                        "nginx.ingress.kubernetes.io/proxy-read-timeout", "3600",
                        "nginx.ingress.kubernetes.io/proxy-send-timeout", "3600");
            case HAPROXY_TECHNOLOGIES -> Map.of("haproxy.org/timeout-tunnel", "1h");
            case HAPROXY_COMMUNITY -> Map.of("haproxy-ingress.github.io/timeout-tunnel", "1h");
            case ALB ->
                Map.of("alb.ingress.kubernetes.io/load-balancer-attributes", "idle_timeout.timeout_seconds=3600");
            case OTHER -> Map.of();
        };
    }
}
