package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What there is to refer to: the manifests, what they lead others to create, what every namespace has, and what the
/// environment declares.
final class Inventory {

    /// With one of these, cert-manager creates the Secrets that an Ingress or a Gateway names.
    private static final List<String> CERT_MANAGER =
            List.of("cert-manager.io/issuer", "cert-manager.io/cluster-issuer");

    private static final Set<String> EVERYWHERE =
            Set.of(key("ServiceAccount", "", "default"), key("ConfigMap", "", "kube-root-ca.crt"));

    private final Map<String, Manifest> manifests = new HashMap<>();
    private final List<Pods> pods = new ArrayList<>();
    private final PodIndex index = new PodIndex();
    private final Set<String> created = new HashSet<>();
    private final Declared declared;

    Inventory(List<Manifest> manifests, Declared declared) {
        this.declared = declared;
        for (var manifest : manifests) {
            this.manifests.put(key(manifest.kind(), manifest.namespace(), manifest.name()), manifest);
            Pods.of(manifest).ifPresent(found -> {
                pods.add(found);
                index.add(found);
            });
            created(manifest);
        }
    }

    /// In the order of the manifests.
    List<Pods> pods() {
        return pods;
    }

    /// Those of a namespace that have these labels.
    List<Pods> selected(String namespace, Map<String, String> labels) {
        return index.selected(namespace, labels);
    }

    /// Whether somebody else has Pods with these labels.
    boolean hasOtherPods(Map<String, String> selector) {
        return declared.hasPods(selector);
    }

    Optional<Mapping> object(String kind, String namespace, String name) {
        return manifest(kind, namespace, name).map(Manifest::object);
    }

    Optional<Manifest> manifest(String kind, String namespace, String name) {
        return Optional.ofNullable(manifests.get(key(kind, namespace, name)));
    }

    boolean has(String kind, String namespace, String name) {
        var key = key(kind, namespace, name);
        return manifests.containsKey(key)
                || created.contains(key)
                || EVERYWHERE.contains(key(kind, "", name))
                || declared.has(kind, name);
    }

    private void created(Manifest manifest) {
        var spec = manifest.object()
                .mapping("spec")
                .orElseGet(() -> Mapping.empty(manifest.object().position()));
        switch (manifest.kind()) {
            case "Certificate" -> spec.text("secretName").ifPresent(name -> secret(manifest, name));
            case "SealedSecret" -> secret(manifest, manifest.name());
            case "ExternalSecret" ->
                secret(
                        manifest,
                        Objects.mapping(spec, "target")
                                .flatMap(target -> target.text("name"))
                                .orElse(manifest.name()));
            case "Ingress" -> {
                if (isOfCertManager(manifest)) {
                    Objects.items(spec, "tls")
                            .flatMap(tls -> tls.text("secretName").stream())
                            .forEach(name -> secret(manifest, name));
                }
            }
            case "Gateway" -> {
                if (isOfCertManager(manifest)) {
                    Objects.items(spec, "listeners")
                            .flatMap(listener -> listener.mapping("tls").stream())
                            .flatMap(tls -> Objects.items(tls, "certificateRefs"))
                            .flatMap(reference -> reference.text("name").stream())
                            .forEach(name -> secret(manifest, name));
                }
            }
            default -> {}
        }
    }

    private void secret(Manifest manifest, String name) {
        created.add(key("Secret", manifest.namespace(), name));
    }

    private static boolean isOfCertManager(Manifest manifest) {
        var annotations = manifest.metadata().mapping("annotations");
        return annotations.isPresent()
                && CERT_MANAGER.stream()
                        .anyMatch(name -> annotations.get().get(name).isPresent());
    }

    /// Says so if what a node names is not there.
    void demand(Manifest manifest, String kind, Node name, Problems problems) {
        demand(manifest, kind, manifest.namespace(), name, problems);
    }

    void demand(Manifest manifest, String kind, String namespace, Node name, Problems problems) {
        var text = Objects.text(name);
        if (!has(kind, namespace, text)) {
            problems.add(
                    manifest,
                    name,
                    "names the %s %s, which does not exist".formatted(kind, text.isEmpty() ? "\"\"" : text));
        }
    }

    private static String key(String kind, String namespace, String name) {
        return kind + "/" + namespace + "/" + name;
    }
}
