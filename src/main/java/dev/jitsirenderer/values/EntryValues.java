package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.IngressController;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `ingress` and `gateway`: the way from the internet to HAProxy, where TLS ends.
public record EntryValues(Ingress ingress, Gateway gateway) {

    /// @param host where it differs from `domain`
    public record Ingress(
            boolean enabled,
            String className,
            IngressController controller,
            Optional<String> host,
            Tls tls,
            Map<String, String> annotations) {}

    /// @param className of the Gateway that is rendered; empty where `parent` names one that exists
    public record Gateway(
            boolean enabled,
            Optional<String> className,
            Optional<String> host,
            Parent parent,
            Tls tls,
            Map<String, String> annotations) {}

    /// A Gateway that somebody else made.
    public record Parent(Optional<String> name, Optional<String> namespace, Optional<String> sectionName) {}

    /// @param clusterIssuer of cert-manager; without it the Secret comes from elsewhere
    /// @param reflectTo namespaces that get a copy of the Secret
    public record Tls(boolean enabled, String secretName, Optional<String> clusterIssuer, List<String> reflectTo) {}

    private static final Key<Boolean> TLS_ENABLED =
            Key.of("enabled", Types.bool(), "Whether TLS ends here. Browsers give no camera to a page without it.");
    private static final Key<String> TLS_SECRET_NAME =
            Key.of("secretName", Types.dnsName(), "The Secret with certificate and key.");
    private static final Key<Optional<String>> TLS_CLUSTER_ISSUER =
            Key.optional("clusterIssuer", Types.dnsName(), "The ClusterIssuer of cert-manager that fills the Secret.");
    private static final Key<List<String>> TLS_REFLECT_TO = Key.withDefault(
            "reflectTo",
            Types.list(Types.dnsLabel(), "namespaces"),
            List.of(),
            "Namespaces that kubernetes-reflector copies the Secret to, such as that of Grafana. cert-manager (1.15 or"
                    + " newer) puts reflector's annotations on the Secret, so it takes a `clusterIssuer`.");
    private static final Key<Tls> TLS = Key.of(
            "tls",
            new SectionType<>(
                    List.of(TLS_ENABLED, TLS_SECRET_NAME, TLS_CLUSTER_ISSUER, TLS_REFLECT_TO),
                    section -> new Tls(
                            section.get(TLS_ENABLED),
                            section.get(TLS_SECRET_NAME),
                            section.get(TLS_CLUSTER_ISSUER),
                            section.get(TLS_REFLECT_TO))),
            "The certificate.");

    private static final Key<Boolean> ENABLED = Key.of("enabled", Types.bool(), "Whether it is rendered.");
    private static final Key<Optional<String>> HOST =
            Key.optional("host", Types.hostName(), "The host name to answer to. Default: `domain`.");
    private static final Key<Map<String, String>> ANNOTATIONS =
            Key.map("annotations", Types.annotations(), "Annotations of the object; they win over ours.");

    private static final Key<String> INGRESS_CLASS =
            Key.of("class", Types.dnsName(), "The IngressClass that serves it.");
    private static final Key<IngressController> CONTROLLER = Key.of(
            "controller",
            Types.choice(List.of(IngressController.values()), IngressController::word),
            "Which software is behind the class: it decides the annotations that let websockets live for an hour."
                    + " `other` adds none.");
    private static final Key<Ingress> INGRESS = Key.of(
            "ingress",
            new SectionType<>(
                    List.of(ENABLED, INGRESS_CLASS, CONTROLLER, HOST, TLS, ANNOTATIONS),
                    section -> new Ingress(
                            section.get(ENABLED),
                            section.get(INGRESS_CLASS),
                            section.get(CONTROLLER),
                            section.get(HOST),
                            section.get(TLS),
                            section.get(ANNOTATIONS))),
            "An Ingress in front of HAProxy.");

    private static final Key<Optional<String>> GATEWAY_CLASS = Key.optional(
            "class",
            Types.dnsName(),
            "The GatewayClass of the Gateway that is rendered when `parent.name` is not set.");
    private static final Key<Optional<String>> PARENT_NAME =
            Key.optional("name", Types.dnsName(), "An existing Gateway to attach to.");
    private static final Key<Optional<String>> PARENT_NAMESPACE =
            Key.optional("namespace", Types.dnsLabel(), "Its namespace, where it differs.");
    private static final Key<Optional<String>> PARENT_SECTION_NAME =
            Key.optional("sectionName", Types.dnsName(), "Its listener.");
    private static final Key<Parent> PARENT = Key.of(
            "parent",
            new SectionType<>(
                    List.of(PARENT_NAME, PARENT_NAMESPACE, PARENT_SECTION_NAME),
                    section -> new Parent(
                            section.get(PARENT_NAME), section.get(PARENT_NAMESPACE), section.get(PARENT_SECTION_NAME))),
            "A Gateway that exists. TLS is its own matter then.");
    private static final Key<Gateway> GATEWAY = Key.of(
            "gateway",
            new SectionType<>(
                    List.of(ENABLED, GATEWAY_CLASS, HOST, PARENT, TLS, ANNOTATIONS),
                    section -> new Gateway(
                            section.get(ENABLED),
                            section.get(GATEWAY_CLASS),
                            section.get(HOST),
                            section.get(PARENT),
                            section.get(TLS),
                            section.get(ANNOTATIONS))),
            "An HTTPRoute of the Gateway API in front of HAProxy.");

    static final List<Key<?>> KEYS = List.of(INGRESS, GATEWAY);

    static EntryValues read(SectionType.Bound section) {
        return new EntryValues(section.get(INGRESS), section.get(GATEWAY));
    }
}
