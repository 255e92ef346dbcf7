package dev.jitsirenderer.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.OverlayValues;
import dev.jitsirenderer.values.Surroundings;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.ValuesBinder;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A target selects what it selects in a kustomization: every target marks the objects that it finds, by us and by
/// kustomize.
class TargetAgreementTest {

    private static final String MARK = "example.com/found-by-";

    private static final List<String> OBJECTS = List.of(
            object("apps/v1", "Deployment", "shard-0-web", "jitsi", "app: web, shard: '0'", "team: video"),
            object("apps/v1", "Deployment", "shard-1-web", "jitsi", "app: web, shard: '1'", "team: video"),
            object("apps/v1", "StatefulSet", "shard-0-jvb", "jitsi", "app: jvb, shard: '0'", "team: media"),
            object("apps/v1", "StatefulSet", "shard-10-jvb", "jitsi-two", "app: jvb, shard: '10'", "x: ''"),
            object("v1", "Service", "haproxy", "jitsi", "app: haproxy", "team: edge"),
            object("v1", "ConfigMap", "haproxy-config", "jitsi", "app: haproxy, legacy: ''", "team: edge"),
            object("autoscaling/v2", "HorizontalPodAutoscaler", "jvb", "jitsi", "app: jvb", "team: media"),
            object("networking.k8s.io/v1", "Ingress", "meet", "other", "app: entry", "team: edge"),
            object("example.com/v1alpha1", "Widget", "shard-0-widget", "jitsi", "app: x", "team: y"));

    private static final List<String> TARGETS = List.of(
            "{kind: Deployment}",
            "{kind: deployment}",
            "{kind: Deploy}",
            "{kind: Deploy.*}",
            "{kind: Deployment|StatefulSet}",
            "{kind: '^Deployment$'}",
            "{group: apps}",
            "{group: app}",
            "{group: 'apps|autoscaling'}",
            "{version: v1}",
            "{version: v.*}",
            "{version: v2}",
            "{group: example.com, version: v1alpha1}",
            "{group: networking.k8s.io}",
            "{group: 'networking.k8s.i'}",
            "{name: shard-0}",
            "{name: 'shard-.*'}",
            "{name: 'shard-[0-9]+-jvb'}",
            "{name: 'shard-0-(web|jvb)'}",
            "{name: 'shard-0-web|haproxy'}",
            "{name: '(?i)SHARD-0-WEB'}",
            "{name: '.*jvb'}",
            "{name: '\\w+'}",
            "{name: '[[:alpha:]]+'}",
            "{name: 'shard-\\d{2}-jvb'}",
            "{namespace: jitsi}",
            "{namespace: 'jitsi.*'}",
            "{namespace: jit}",
            "{kind: Service, namespace: other}",
            "{labelSelector: app=web}",
            "{labelSelector: app==web}",
            "{labelSelector: 'app!=web'}",
            "{labelSelector: 'app in (web, jvb)'}",
            "{labelSelector: 'app notin (web,jvb)'}",
            "{labelSelector: legacy}",
            "{labelSelector: '!legacy'}",
            "{labelSelector: 'legacy='}",
            "{labelSelector: 'app=jvb,shard=0'}",
            "{labelSelector: 'app=jvb , shard in (0,10)'}",
            "{labelSelector: 'shard>0'}",
            "{labelSelector: 'shard<1'}",
            "{labelSelector: 'missing!=x'}",
            "{annotationSelector: team=video}",
            "{annotationSelector: 'team in (video,edge)'}",
            "{annotationSelector: '!team'}",
            "{annotationSelector: x}",
            "{labelSelector: app=web, annotationSelector: team=video, name: '.*1.*'}");

    @TempDir
    Path workspace;

    @Test
    void selectsWhatKustomizeSelects() throws IOException, InterruptedException {
        var expected = byKustomize();

        for (var index = 0; index < TARGETS.size(); index++) {
            assertThat(byUs(index)).as(TARGETS.get(index)).isEqualTo(expected.getOrDefault(index, Set.of()));
        }
        assertThat(expected).hasSizeGreaterThan(TARGETS.size() / 2);
    }

    /// The names of the objects that each target finds.
    private Map<Integer, Set<String>> byKustomize() throws IOException, InterruptedException {
        var patches = IntStream.range(0, TARGETS.size())
                .mapToObj(index -> "{target: %s, patch: %s}".formatted(TARGETS.get(index), JsonText.of(mark(index))))
                .collect(Collectors.joining(",\n"));
        var built = Kubectl.find(workspace)
                .build(
                        String.join("---\n", OBJECTS),
                        "{resources: [objects.yaml], patches: [\n%s]}".formatted(patches));
        var found = new TreeMap<Integer, Set<String>>();
        built.forEach((name, object) -> marks(object)
                .forEach(index ->
                        found.computeIfAbsent(index, _ -> new TreeSet<>()).add(name)));
        return found;
    }

    private static Set<String> byUs(int index) {
        var values = "domain: meet.example.com\npatches:\n  - {target: %s, patch: %s}\n"
                .formatted(TARGETS.get(index), JsonText.of(mark(index)));
        var tree = new Layers(Layers.builtIn(), List.of(read(values)), List.of()).merge();
        var bound =
                ValuesBinder.bind(tree, (named, _) -> Checked.reject(named, "does not exist"), Surroundings.UNKNOWN);
        var patches = ((Checked.Accepted<Values>) bound).value().overlays().patches();
        var manifests = OBJECTS.stream()
                .map(text -> new Manifest("shared", "test", read(text)))
                .toList();
        return switch (Overlay.apply(manifests, new OverlayValues(patches, List.of()), "jitsi")) {
            case Checked.Accepted<List<Manifest>>(var patched) ->
                patched.stream()
                        .filter(manifest -> marks(manifest.object()).contains(index))
                        .map(Manifest::name)
                        .collect(Collectors.toSet());
            case Checked.Rejected<List<Manifest>>(var problems) -> {
                assertThat(problems).singleElement().asString().contains("patch matches no object");
                yield Set.of();
            }
        };
    }

    private static String mark(int index) {
        var path = "/metadata/annotations/" + MARK.replace("/", "~1") + index;
        return JsonText.of(List.of(Map.of("op", "add", "path", path, "value", "")));
    }

    private static List<Integer> marks(Mapping object) {
        var marks = new ArrayList<Integer>();
        object.mapping("metadata").flatMap(metadata -> metadata.mapping("annotations")).stream()
                .flatMap(annotations -> annotations.entries().keySet().stream())
                .filter(name -> name.startsWith(MARK))
                .forEach(name -> marks.add(Integer.valueOf(name.substring(MARK.length()))));
        return marks;
    }

    private static String object(
            String apiVersion, String kind, String name, String namespace, String labels, String annotations) {
        return """
                apiVersion: %s
                kind: %s
                metadata:
                  name: %s
                  namespace: %s
                  labels: {%s}
                  annotations: {%s}
                """.formatted(apiVersion, kind, name, namespace, labels, annotations);
    }

    private static Mapping read(String text) {
        return Optional.of(YamlReader.read(text, "values.yaml"))
                .filter(Checked.Accepted.class::isInstance)
                .map(checked -> (Mapping) ((Checked.Accepted<Node>) checked).value())
                .orElseThrow();
    }
}
