package dev.jitsirenderer.overlay;

import dev.jitsirenderer.render.Manifest;
import java.util.Map;
import java.util.Set;

/// Which kinds live outside of namespaces.
///
/// A cluster could say so of every kind; without one, these are Kubernetes' own and those of add-ons that stand beside
/// video conferencing platforms. Operators call most others `Cluster…`.
final class ClusterScope {

    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("", Set.of("Namespace", "Node", "PersistentVolume")),
            Map.entry(
                    "admissionregistration.k8s.io",
                    Set.of(
                            "MutatingAdmissionPolicy",
                            "MutatingAdmissionPolicyBinding",
                            "MutatingWebhookConfiguration",
                            "ValidatingAdmissionPolicy",
                            "ValidatingAdmissionPolicyBinding",
                            "ValidatingWebhookConfiguration")),
            Map.entry("apiextensions.k8s.io", Set.of("CustomResourceDefinition")),
            Map.entry("apiregistration.k8s.io", Set.of("APIService")),
            Map.entry("certificates.k8s.io", Set.of("CertificateSigningRequest", "ClusterTrustBundle")),
            Map.entry("flowcontrol.apiserver.k8s.io", Set.of("FlowSchema", "PriorityLevelConfiguration")),
            Map.entry("gateway.networking.k8s.io", Set.of("GatewayClass")),
            Map.entry("networking.k8s.io", Set.of("IngressClass", "IPAddress", "ServiceCIDR")),
            Map.entry("node.k8s.io", Set.of("RuntimeClass")),
            Map.entry("rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding")),
            Map.entry("resource.k8s.io", Set.of("DeviceClass", "ResourceSlice")),
            Map.entry("scheduling.k8s.io", Set.of("PriorityClass")),
            Map.entry(
                    "storage.k8s.io",
                    Set.of("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass")),
            Map.entry("trust.cert-manager.io", Set.of("Bundle")));

    private ClusterScope() {}

    static boolean contains(Manifest manifest) {
        var known = KINDS.get(manifest.group());
        return known == null ? manifest.kind().startsWith("Cluster") : known.contains(manifest.kind());
    }
}
