package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.ObjectExplanation;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain --object`: which patch, value or template wrote a field.
@QuarkusTest
class ObjectExplanationTest {

    /// Environment, object, path, and what is printed.
    private static final Pattern README_BLOCK =
            Pattern.compile("\\$ \\./jitsi-renderer explain (\\S+) --object (\\S+) (\\S+)\n((?s:.*?))```");

    @TempDir
    Path repository;

    @BeforeEach
    void writesAnEnvironment() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        Files.writeString(repository.resolve("values.yaml"), """
                domain: meet.example.com
                shardCount: 1
                haproxy: {shardSlots: 2}
                jvb:
                  autoscaling:
                    minReplicas: 1
                    maxReplicas: 2
                  podSpec:
                    tolerations:
                      - key: media
                        operator: Exists
                web:
                  annotations:
                    example.com/owner: media
                patches:
                  - target: {kind: HorizontalPodAutoscaler}
                    patch: |
                      spec:
                        minReplicas: 2
                  - target: {kind: HorizontalPodAutoscaler}
                    path: json.yaml
                resources: [extra.yaml]
                """);
        Files.writeString(repository.resolve("json.yaml"), """
                - op: add
                  path: /metadata/annotations/example.com~1owner
                  value: media
                """);
        Files.writeString(repository.resolve("extra.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: extra
                data:
                  key: value
                """);
    }

    @Test
    void namesTheLineOfAnInlinePatch() {
        assertThat(explain("HorizontalPodAutoscaler/shard-0-jvb", "spec.minReplicas"))
                .containsExactly("spec.minReplicas  2  values.yaml:19");
    }

    @Test
    void namesTheLineOfAPatchFile() {
        assertThat(explain("HorizontalPodAutoscaler/shard-0-jvb", "metadata.annotations.example.com/owner"))
                .containsExactly("metadata.annotations.example.com/owner  \"media\"  json.yaml:3");
    }

    @Test
    void namesTheTemplateAndTheValuesThatAFieldDependsOn() {
        assertThat(explain("HorizontalPodAutoscaler/shard-0-jvb", "spec.maxReplicas"))
                .containsExactly("spec.maxReplicas  2  template jvb/horizontal-pod-autoscaler.yaml with"
                        + " jvb.autoscaling.maxReplicas (values.yaml:7)");
        assertThat(explain("StatefulSet/shard-0-jvb", "spec.replicas"))
                .containsExactly("StatefulSet/shard-0-jvb: has no spec.replicas");
        assertThat(explain("Deployment/shard-0-web", "spec.template.metadata.annotations.example.com/owner"))
                .containsExactly("spec.template.metadata.annotations.example.com/owner  \"media\"  "
                        + "template web/deployment.yaml with web.annotations.example.com/owner (values.yaml:14)");
    }

    @Test
    void namesBuiltInDefaultsAndPartsOfLists() {
        assertThat(explain("HorizontalPodAutoscaler/shard-0-jvb", "spec.behavior.scaleUp.policies"))
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).contains("jvb.autoscaling.behavior.scaleUp.policies (built-in defaults:"));
    }

    @Test
    void namesTheValueThatDecidesWhetherThereIsAnObject() {
        assertThat(explain("HorizontalPodAutoscaler/shard-0-jvb", "kind"))
                .singleElement()
                .asString()
                .contains("with jvb.autoscaling.enabled (built-in defaults:");
    }

    @Test
    void namesTheLineOfAStructureInKubernetesOwnWords() {
        assertThat(explain("StatefulSet/shard-0-jvb", "spec.template.spec.tolerations"))
                .containsExactly(
                        "spec.template.spec.tolerations[0].key       \"media\"   values.yaml:10",
                        "spec.template.spec.tolerations[0].operator  \"Exists\"  values.yaml:11");
    }

    @Test
    void namesTheFileOfAnAddedObject() {
        assertThat(explain("ConfigMap/extra", "data")).containsExactly("data.key  \"value\"  extra.yaml:6");
    }

    @Test
    void suggestsTheObjectThatWasMeant() {
        assertThat(explain("StatefulSet/shard-0-jbv", ""))
                .containsExactly("StatefulSet/shard-0-jbv: is not rendered, did you mean \"StatefulSet/shard-0-jvb\"?");
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        var block = README_BLOCK.matcher(Files.readString(Path.of("README.md")));

        assertThat(block.find()).isTrue();
        assertThat(explain(Path.of(block.group(1)), block.group(2), block.group(3)))
                .containsExactlyElementsOf(block.group(4).lines().toList());
    }

    private List<String> explain(String object, String path) {
        return explain(repository, object, path);
    }

    private static List<String> explain(Path environment, String object, String path) {
        return switch (ObjectExplanation.of(Request.of(environment), object, path)) {
            case Checked.Accepted<Explanation>(var explanation) -> explanation.lines();
            case Checked.Rejected<Explanation>(var problems) ->
                problems.stream().map(Object::toString).toList();
        };
    }
}
