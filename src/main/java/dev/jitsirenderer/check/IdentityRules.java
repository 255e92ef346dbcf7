package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An object's kind, namespace and name exist once, and the name is one that the API server takes.
final class IdentityRules {

    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    /// A StatefulSet's name is put before `-<hash>` in a label (63), and before `-<ordinal>` in a host name.
    private static final int MAX_STATEFUL_SET = 52;

    private static final Set<String> LABELS = Set.of("Service");

    /// Their names may be anything that fits into a path, `system:auth-delegator` for instance.
    private static final String FREELY_NAMED = "rbac.authorization.k8s.io/";

    private IdentityRules() {}

    static void check(List<Manifest> manifests, Problems problems) {
        var seen = new HashSet<String>();
        for (var manifest : manifests) {
            var identity = String.join("|", manifest.group(), manifest.kind(), manifest.namespace(), manifest.name());
            if (!seen.add(identity)) {
                problems.add(manifest, nameOf(manifest), "exists twice");
            }
            name(manifest, problems);
        }
    }

    private static void name(Manifest manifest, Problems problems) {
        var name = manifest.name();
        if (manifest.kind().equals("StatefulSet") && name.length() > MAX_STATEFUL_SET) {
            problems.add(
                    manifest,
                    nameOf(manifest),
                    "must have a name of at most %s characters".formatted(MAX_STATEFUL_SET));
        }
        if (manifest.apiVersion().startsWith(FREELY_NAMED)) {
            return;
        }
        var pattern = LABELS.contains(manifest.kind()) ? LABEL : SUBDOMAIN;
        if (!pattern.matcher(name).matches()) {
            problems.add(
                    manifest,
                    nameOf(manifest),
                    LABELS.contains(manifest.kind())
                            ? "must have a DNS label that starts with a letter as its name"
                            : "must have a DNS name as its name");
        }
    }

    private static Node nameOf(Manifest manifest) {
        return manifest.metadata().get("name").orElse(manifest.metadata());
    }
}
