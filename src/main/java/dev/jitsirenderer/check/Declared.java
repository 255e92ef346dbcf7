package dev.jitsirenderer.check;

import dev.jitsirenderer.values.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an environment says that the check could not know: names of objects that somebody else creates, so that
/// manifests may refer to them although they are not rendered, and kinds that it must leave alone.
///
/// @param names kind -> names; those of `workloads` are of any other kind
/// @param pods labels of Pods
/// @param uncheckedKinds whose fields are not checked
public record Declared(
        Map<String, Set<String>> names,
        Set<String> workloads,
        List<Map<String, String>> pods,
        Set<String> uncheckedKinds) {

    public static final Declared NOTHING = new Declared(Map.of(), Set.of(), List.of(), Set.of());

    public Declared {
        names = Map.copyOf(names);
        workloads = Set.copyOf(workloads);
        pods = List.copyOf(pods);
        uncheckedKinds = Set.copyOf(uncheckedKinds);
    }

    /// The Secrets that values name for a purpose, and all of `existing`.
    public static Declared of(Values values) {
        var existing = values.existing();
        var secrets = new HashSet<>(existing.secrets());
        secrets.add(values.secretName());
        secrets.addAll(values.image().pullSecrets());
        secrets.add(values.entry().ingress().tls().secretName());
        secrets.add(values.entry().gateway().tls().secretName());
        var names = Map.of(
                "Secret", Set.copyOf(secrets),
                "ConfigMap", Set.copyOf(existing.configMaps()),
                "ServiceAccount", Set.copyOf(existing.serviceAccounts()),
                "Service", Set.copyOf(existing.services()));
        return new Declared(
                names,
                Set.copyOf(existing.workloads()),
                existing.pods(),
                Set.copyOf(values.cluster().uncheckedKinds()));
    }

    boolean has(String kind, String name) {
        return names.getOrDefault(kind, workloads).contains(name);
    }

    boolean hasPods(Map<String, String> selector) {
        return pods.stream().anyMatch(labels -> labels.entrySet().containsAll(selector.entrySet()));
    }
}
