package dev.jitsirenderer.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the cluster offers, as far as it is known.
///
/// @param kubernetes its version; empty if unknown
/// @param apiVersions such as `apps/v1` and `apps/v1/Deployment`, as Argo CD and Helm list them; empty if unknown
public record Capabilities(Optional<KubernetesVersion> kubernetes, Set<String> apiVersions) {

    public static final Capabilities UNKNOWN = new Capabilities(Optional.empty(), Set.of());

    /// The groups of Kubernetes itself that manifests of an installation come from. A list without the core group is
    /// somebody's list of add-ons.
    private static final Set<String> BUILT_IN = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private static final String CORE = "v1";

    public Capabilities {
        apiVersions = Set.copyOf(apiVersions);
    }

    /// @param apiVersions separated by commas; empty if unknown
    public static Set<String> parseApiVersions(String apiVersions) {
        return Arrays.stream(apiVersions.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the cluster has a kind, or may have it for all we know.
    public boolean offers(String apiVersion, String kind) {
        return apiVersions.isEmpty()
                || apiVersions.contains(apiVersion + "/" + kind)
                || (apiVersions.contains(apiVersion) && !listsKinds(apiVersion))
                || isAssumed(apiVersion);
    }

    /// The first version in which the cluster has all of these kinds; the first at all if it has none.
    ///
    /// @param apiVersions in the order of preference
    public String prefer(List<String> apiVersions, String... kinds) {
        return apiVersions.stream()
                .filter(candidate -> Arrays.stream(kinds).allMatch(kind -> offers(candidate, kind)))
                .findFirst()
                .orElse(apiVersions.getFirst());
    }

    /// The versions in which the cluster has a kind, sorted.
    public List<String> versionsOf(String kind) {
        var versions = new TreeSet<String>();
        for (var entry : apiVersions) {
            if (entry.endsWith("/" + kind)) {
                versions.add(entry.substring(0, entry.length() - kind.length() - 1));
            }
        }
        return List.copyOf(versions);
    }

    /// `apps/v1` alone says nothing of kinds; beside `apps/v1/Deployment` it does. A version starts with no capital.
    private boolean listsKinds(String apiVersion) {
        var prefix = apiVersion + "/";
        return apiVersions.stream()
                .anyMatch(entry -> entry.startsWith(prefix)
                        && entry.length() > prefix.length()
                        && Character.isUpperCase(entry.charAt(prefix.length())));
    }

    private boolean isAssumed(String apiVersion) {
        var isBuiltIn =
                !apiVersion.contains("/") || BUILT_IN.contains(apiVersion.substring(0, apiVersion.indexOf('/')));
        return isBuiltIn && !apiVersions.contains(CORE);
    }
}
