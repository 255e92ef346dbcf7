package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.KubernetesVersion;
import dev.jitsirenderer.yaml.Printable;
import java.util.Map;

/// The environment variables by which Argo CD says what the cluster offers. Each may be missing or empty.
final class ClusterVariables {

    private static final String KUBE_VERSION = "KUBE_VERSION";
    private static final String KUBE_API_VERSIONS = "KUBE_API_VERSIONS";

    private ClusterVariables() {}

    static Checked<Capabilities> capabilities(Map<String, String> variables) {
        var version = variables.getOrDefault(KUBE_VERSION, "");
        var parsed = KubernetesVersion.parse(version);
        if (parsed.isEmpty() && !version.isEmpty()) {
            return Checked.reject(
                    Position.of(KUBE_VERSION),
                    "must be a Kubernetes version such as 1.33.2, got " + Printable.quote(version));
        }
        var apiVersions = Capabilities.parseApiVersions(variables.getOrDefault(KUBE_API_VERSIONS, ""));
        return new Checked.Accepted<>(new Capabilities(parsed, apiVersions));
    }
}
