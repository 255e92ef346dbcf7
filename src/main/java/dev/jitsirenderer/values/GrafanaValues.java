package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.CertificateMethod;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `monitoringStack.grafana`: below a path of the host that people meet on.
///
/// @param adminSecret with the keys `admin-user` and `admin-password`
/// @param host where it differs from `domain`
/// @param path begins with a slash and does not end with one
public record GrafanaValues(
        boolean enabled,
        String adminSecret,
        Optional<String> host,
        String path,
        Ingress ingress,
        Resources resources,
        StorageValues storage) {

    public record Ingress(boolean enabled, String className, Map<String, String> annotations, Tls tls) {}

    /// @param clusterIssuer of cert-manager, for method certificate
    public record Tls(CertificateMethod method, String secretName, Optional<String> clusterIssuer) {}

    private static final Key<String> ADMIN_SECRET = Key.of(
            "adminSecret",
            Types.dnsName(),
            "The Secret with `admin-user` and `admin-password`, which must exist. `jitsi-renderer secrets` prints one."
                    + " A chart that makes up a password would change it with every render.");
    private static final Key<Optional<String>> HOST =
            Key.optional("host", Types.hostName(), "The host name that Grafana is served from. Default: `domain`.");
    private static final Key<String> PATH = Key.of(
            "path",
            Types.text("a path such as /grafana", "(/[A-Za-z0-9][A-Za-z0-9_-]*)+"),
            "The path below which Grafana is served. Choose one that no conference is called by.");

    private static final Key<Boolean> INGRESS_ENABLED =
            Key.of("enabled", Types.bool(), "Whether an Ingress leads to Grafana.");
    private static final Key<String> INGRESS_CLASS =
            Key.of("class", Types.dnsName(), "The IngressClass that serves it: the one that serves Jitsi.");
    private static final Key<Map<String, String>> ANNOTATIONS =
            Key.map("annotations", Types.annotations(), "Annotations of the Ingress.");
    private static final Key<CertificateMethod> METHOD = Key.of(
            "method",
            Types.choice(List.of(CertificateMethod.values()), CertificateMethod::word),
            "Where the Secret in this namespace comes from. `reflector`: a copy of the installation's, whose"
                    + " `ingress.tls.reflectTo` must name this namespace. `certificate`: a Certificate of its own for the"
                    + " same host. `existing`: from you.");
    private static final Key<String> SECRET_NAME = Key.of(
            "secretName",
            Types.dnsName(),
            "The Secret with certificate and key. A copy of reflector has the name of the original.");
    private static final Key<Optional<String>> CLUSTER_ISSUER = Key.optional(
            "clusterIssuer", Types.dnsName(), "The ClusterIssuer of cert-manager, for method `certificate`.");
    private static final Key<Tls> TLS = Key.of(
            "tls",
            new SectionType<>(
                    List.of(METHOD, SECRET_NAME, CLUSTER_ISSUER),
                    section -> new Tls(section.get(METHOD), section.get(SECRET_NAME), section.get(CLUSTER_ISSUER))),
            "The certificate.");
    private static final Key<Ingress> INGRESS = Key.of(
            "ingress",
            new SectionType<>(
                    List.of(INGRESS_ENABLED, INGRESS_CLASS, ANNOTATIONS, TLS),
                    section -> new Ingress(
                            section.get(INGRESS_ENABLED),
                            section.get(INGRESS_CLASS),
                            section.get(ANNOTATIONS),
                            section.get(TLS))),
            "The way in, where TLS ends.");

    static final SectionType<GrafanaValues> TYPE = new SectionType<>(
            List.of(
                    ReplicaValues.ENABLED,
                    ADMIN_SECRET,
                    HOST,
                    PATH,
                    INGRESS,
                    ReplicaValues.RESOURCES,
                    StorageValues.KEY),
            section -> new GrafanaValues(
                    section.get(ReplicaValues.ENABLED),
                    section.get(ADMIN_SECRET),
                    section.get(HOST),
                    section.get(PATH),
                    section.get(INGRESS),
                    section.get(ReplicaValues.RESOURCES),
                    section.get(StorageValues.KEY)));
}
