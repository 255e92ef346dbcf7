package dev.jitsirenderer.values.catalogue;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.values.type.Types;
import dev.jitsirenderer.yaml.Mapping;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Accepts environment variables that the images of the given components read. Refuses, each with its reason: secrets,
/// names that today's images no longer read, names that the renderer sets itself, and names that nobody reads.
public record EnvironmentType(List<Component> components) implements Type<Map<String, String>> {

    /// Set from other values, because the parts of an installation must agree on them.
    private static final Map<String, String> DECIDED_ELSEWHERE = Map.ofEntries(
            Map.entry("PUBLIC_URL", "domain"),
            Map.entry("TZ", "timeZone"),
            Map.entry("XMPP_BOSH_URL_BASE", "namespace and cluster.domain"),
            Map.entry("XMPP_SERVER", "namespace and cluster.domain"),
            Map.entry("DISABLE_HTTPS", "ingress.tls"),
            Map.entry("ENABLE_LETSENCRYPT", "ingress.tls.clusterIssuer"),
            Map.entry("LETSENCRYPT_DOMAIN", "ingress.tls.clusterIssuer"),
            Map.entry("LETSENCRYPT_EMAIL", "ingress.tls.clusterIssuer"),
            Map.entry("LETSENCRYPT_ACME_SERVER", "ingress.tls.clusterIssuer"),
            Map.entry("LETSENCRYPT_USE_STAGING", "ingress.tls.clusterIssuer"),
            Map.entry("ENABLE_HTTP_REDIRECT", "ingress.annotations"),
            Map.entry("PROSODY_TRUSTED_PROXIES", "cluster.podNetworks"),
            Map.entry("PROSODY_METRICS_ALLOWED_CIDR", "monitoring.prometheus.network"),
            Map.entry("JICOFO_MAX_MEMORY", "jicofo.resources.limits.memory"),
            Map.entry("VIDEOBRIDGE_MAX_MEMORY", "jvb.resources.limits.memory"),
            Map.entry("JVB_PORT", "jvb.exposure.ports"),
            Map.entry("JVB_ADVERTISE_IPS", "jvb.exposure.advertise.addresses"),
            Map.entry("DOCKER_HOST_ADDRESS", "jvb.exposure.advertise.addresses"),
            Map.entry("JVB_STUN_SERVERS", "jvb.exposure.advertise.stunServers"),
            Map.entry("JVB_DISABLE_STUN", "jvb.exposure.advertise.method"));

    /// Set to the one value that works here, or left alone.
    private static final Map<String, String> FIXED = Map.of(
            "DEPLOYMENTINFO_SHARD", "is set by jitsi-renderer: each shard has its own",
            "SHARD", "is set by jitsi-renderer: each shard has its own",
            "PROSODY_HTTP_PORT", "is set by jitsi-renderer: the Service of prosody leads there",
            "XMPP_PORT", "is set by jitsi-renderer: the Service of prosody leads there",
            "JICOFO_ENABLE_REST", "is set by jitsi-renderer: the probes of jicofo ask there",
            "JVB_COLIBRI_PORT", "is set by jitsi-renderer: the probes of jvb ask there",
            "COLIBRI_REST_ENABLED", "is set by jitsi-renderer: the shutdown of a bridge needs it",
            "PROSODY_ENABLE_METRICS", "is set by jitsi-renderer: metrics that come and go would restart Prosody",
            "SHUTDOWN_REST_ENABLED", "is set by jitsi-renderer: the shutdown of a bridge needs it");

    private static final Type<String> TEXT = Types.anyText();

    public static EnvironmentType of(Component component) {
        return new EnvironmentType(List.of(component));
    }

    public static EnvironmentType ofAll() {
        return new EnvironmentType(List.of(Component.values()));
    }

    /// Whether the image of a component reads a variable.
    public static boolean isReadBy(Component component, String name) {
        return JitsiSettings.current().readBy(component.word()).contains(name);
    }

    @Override
    public Optional<Map<String, String>> bind(Place place, Binding binding) {
        if (!(place.node() instanceof Mapping mapping)) {
            return reject(place, binding);
        }
        var bound = new TreeMap<String, String>();
        mapping.entries().forEach((name, node) -> {
            var refusal = refusal(name, binding);
            if (refusal.isPresent()) {
                binding.reject(node.position(), place.child(name, node).key() + " " + refusal.get());
            } else {
                TEXT.bind(place.child(name, node), binding).ifPresent(text -> bound.put(name, text));
            }
        });
        return Optional.of(Collections.unmodifiableMap(bound));
    }

    @Override
    public String rule() {
        return "a mapping of Jitsi settings to text";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type", "object",
                "propertyNames", Map.of("enum", List.copyOf(settable())),
                "additionalProperties", Map.of("type", List.of("string", "number", "boolean", "null")));
    }

    private Optional<String> refusal(String name, Binding binding) {
        var settings = JitsiSettings.current();
        if (settings.isSecret(name)) {
            return Optional.of("is a secret, put it into the Secret that secretName names");
        }
        var death = settings.death(name);
        if (death.isPresent()) {
            return death.map(reason -> "does nothing in today's images: " + reason);
        }
        var decider = DECIDED_ELSEWHERE.get(name);
        if (decider != null) {
            return Optional.of("follows from " + decider + ", set it there");
        }
        var fixed = FIXED.get(name);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        if (components.stream().anyMatch(component -> isReadBy(component, name))) {
            return Optional.empty();
        }
        var readers = settings.readersOf(name);
        return Optional.of(
                readers.isEmpty()
                        ? "is read by no image"
                                + binding.guess(() -> Suggestion.among(settable(), name, known -> known))
                        : "is not read by %s, only by %s".formatted(images(), String.join(", ", readers)));
    }

    private Set<String> known() {
        var names = new TreeSet<String>();
        components.forEach(component -> names.addAll(JitsiSettings.current().readBy(component.word())));
        return names;
    }

    private Set<String> settable() {
        var names = known();
        names.removeIf(name -> JitsiSettings.current().isSecret(name)
                || DECIDED_ELSEWHERE.containsKey(name)
                || FIXED.containsKey(name));
        return names;
    }

    private String images() {
        return components.size() == 1 ? components.getFirst().word() : "web, prosody, jicofo or jvb";
    }
}
