package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is rendered is what Kubernetes calls its fields, in the types it wants, and runs under Pod Security
/// `restricted`: held against the typed models of the Kubernetes client for everything that the golden cases and
/// environments render.
@QuarkusTest
class KubernetesObjectsTest {

    /// Objects of KEDA and Argo CD: the field schema alone knows them, and the renderer's own check holds them against
    /// it.
    private static final Set<String> WITHOUT_MODELS = Set.of("argoproj.io", "keda.sh");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    @TestFactory
    Stream<DynamicTest> everyFieldIsKnownAndHasItsType() throws IOException {
        return renders()
                .map(render -> dynamicTest(render.name(), () -> {
                    for (var manifest : modelled(render.manifests())) {
                        var json = JsonText.of(manifest.object());
                        var typed = kubernetes.unmarshal(json);
                        assertThat(typed).as(manifest.name()).isNotInstanceOf(GenericKubernetesResource.class);
                        assertThat(UnknownFields.of(typed))
                                .as("%s %s", manifest.kind(), manifest.name())
                                .isEmpty();
                        assertThat(withoutEmpty(JSON.readTree(kubernetes.asJson(typed))))
                                .as("%s %s", manifest.kind(), manifest.name())
                                .isEqualTo(withoutEmpty(JSON.readTree(json)));
                    }
                }));
    }

    private static List<Manifest> modelled(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !WITHOUT_MODELS.contains(manifest.group()))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> podsPassPodSecurityRestricted() throws IOException {
        return renders()
                .map(render -> dynamicTest(render.name(), () -> {
                    for (var manifest : render.manifests()) {
                        template(manifest).ifPresent(template -> assertRestricted(template, render.name()));
                    }
                }));
    }

    /// The rules of https://kubernetes.io/docs/concepts/security/pod-security-standards/ that our Pods can break.
    private static void assertRestricted(PodTemplateSpec template, String render) {
        var pod = template.getSpec();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getEmptyDir() != null || volume.getConfigMap() != null)
                        .isTrue());
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(pod.getContainers()).allSatisfy(container -> assertRestricted(container, render));
    }

    private static void assertRestricted(Container container, String render) {
        var security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getPrivileged()).isNull();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
        if (!render.contains("host-port")) {
            assertThat(container.getPorts())
                    .allSatisfy(port -> assertThat(port.getHostPort()).isNull());
        }
    }

    private Optional<PodTemplateSpec> template(Manifest manifest) {
        return switch (kubernetes.<Object>unmarshal(JsonText.of(manifest.object()))) {
            case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
            case StatefulSet statefulSet -> Optional.of(statefulSet.getSpec().getTemplate());
            default -> Optional.empty();
        };
    }

    /// The models leave empty collections out, and put a kind on the operator's claims.
    static JsonNode withoutEmpty(JsonNode node) {
        node.forEach(KubernetesObjectsTest::withoutEmpty);
        if (node instanceof ObjectNode object && object.path("kind").asText().equals("EmbeddedPersistentVolumeClaim")) {
            object.remove(List.of("apiVersion", "kind"));
        }
        if (node.isObject()) {
            var names = new ArrayList<String>();
            node.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(name ->
                            node.get(name).isContainerNode() && node.get(name).isEmpty())
                    .forEach(name -> ((ObjectNode) node).remove(name));
        }
        return node;
    }

    record Render(String name, List<Manifest> manifests) {}

    static Stream<Render> renders() throws IOException {
        var renders = new ArrayList<Render>();
        for (var golden : GoldenCase.all()) {
            if (golden.render() instanceof Checked.Accepted<List<Manifest>>(var manifests)) {
                renders.add(new Render(golden.name(), ofOurs(manifests)));
            }
        }
        for (var environment : children(Path.of("environments"))) {
            if (Renderer.render(Request.of(environment)) instanceof Checked.Accepted<List<Manifest>>(var manifests)) {
                renders.add(new Render(environment.toString(), manifests));
            }
        }
        assertThat(renders).hasSizeGreaterThan(3);
        return renders.stream();
    }

    /// What a case adds by `resources` may be of any kind.
    static List<Manifest> ofOurs(List<Manifest> manifests) {
        return modelled(manifests).stream()
                .filter(manifest -> Manifest.isOfTemplate(manifest.object().position()))
                .toList();
    }

    private static List<Path> children(Path directory) throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}
