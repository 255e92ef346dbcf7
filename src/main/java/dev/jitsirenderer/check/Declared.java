package dev.jitsirenderer.check;

import dev.jitsirenderer.values.Values;
import java.util.HashSet;
import java.util.Set;

/// Names of objects that somebody else creates: manifests may refer to them although they are not rendered.
public record Declared(Set<String> secrets, Set<String> configMaps, Set<String> serviceAccounts, Set<String> services) {

    public static final Declared NOTHING = new Declared(Set.of(), Set.of(), Set.of(), Set.of());

    public Declared {
        secrets = Set.copyOf(secrets);
        configMaps = Set.copyOf(configMaps);
        serviceAccounts = Set.copyOf(serviceAccounts);
        services = Set.copyOf(services);
    }

    /// What an environment says itself: the Secrets that values name for a purpose, and all of `existing`.
    public static Declared of(Values values) {
        var existing = values.existing();
        var secrets = new HashSet<>(existing.secrets());
        secrets.add(values.secretName());
        secrets.addAll(values.image().pullSecrets());
        secrets.add(values.entry().ingress().tls().secretName());
        secrets.add(values.entry().gateway().tls().secretName());
        return new Declared(
                secrets,
                Set.copyOf(existing.configMaps()),
                Set.copyOf(existing.serviceAccounts()),
                Set.copyOf(existing.services()));
    }

    Set<String> names(String kind) {
        return switch (kind) {
            case "Secret" -> secrets;
            case "ConfigMap" -> configMaps;
            case "ServiceAccount" -> serviceAccounts;
            case "Service" -> services;
            default -> Set.of();
        };
    }
}
