package dev.jitsirenderer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jitsirenderer.overlay.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `native/benchmark/run` as it is, on two shards and once each. Needs hyperfine and GNU time. Helm is measured where
/// it
/// is on the PATH or a benchmark has fetched it before; its chart is made everywhere.
class ProcessBenchmarkIT {

    private static final Path TARGET = Path.of("target/benchmark");
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String ONE_MAP = """
            #!/bin/sh
            echo '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "only"}}'
            """;

    @TempDir
    Path workspace;

    private Path kubectl;

    private record Run(int exitCode, String output, String errors) {}

    @BeforeEach
    void find() throws Exception {
        assumeTrue(Files.exists(JAR), "a native build has no jar, which is what others are compared with");
        kubectl = Kubectl.find(workspace).program();
    }

    @Test
    void measuresProgramsThatPrintTheSameObjects() throws Exception {
        var run = run(Map.of("KUBECTL", kubectl.toString()));

        assertThat(run.errors()).contains("benchmark: 2 shards, kubectl kustomize");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .containsPattern("\\| 2 shards \\| 64 +\\| jitsi-renderer, JVM +\\| [0-9.]+ +\\| [0-9.]+ +\\| [0-9.]+ ")
                .containsPattern("\\| +\\| +\\| kubectl kustomize +\\| [0-9.]+ +\\| [0-9.]+ +\\| [0-9.]+ ");
        assertThatTheChartIsWrittenAsAPersonWouldWriteIt();
    }

    /// Shards are a loop and not copies.
    private static void assertThatTheChartIsWrittenAsAPersonWouldWriteIt() {
        var templates = TARGET.resolve("2-shards/chart/templates");
        assertThat(templates.resolve("shard/jvb-stateful-set.yaml"))
                .content()
                .startsWith("{{- range $shard := until (int .Values.shardCount) }}\n---\n")
                .contains("\n  name: shard-{{ $shard }}-jvb\n")
                .contains(
                        "\n    {{- include \"jitsi.labels\" (dict \"component\" \"jvb\" \"shard\" $shard) | nindent 4 }}\n")
                .contains("\n              hostPort: {{ add 10000 $shard }}\n")
                .doesNotContain("shard-0");
        assertThat(templates.resolve("shared/alerts-prometheus-rule.yaml"))
                .content()
                .contains("{{ \"{{\" }} $labels.shard }}");
    }

    @Test
    void countsNothingThatPrintsOtherObjects() throws Exception {
        var helm = Files.writeString(workspace.resolve("helm"), ONE_MAP);
        assertThat(helm.toFile().setExecutable(true)).isTrue();

        var run = run(Map.of("KUBECTL", kubectl.toString(), "HELM", helm.toString()));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("helm template of 2 shards: 65 objects are not the same")
                .doesNotContain("kubectl kustomize");
        assertThat(run.output()).isEmpty();
    }

    private Run run(Map<String, String> variables) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("native/benchmark/run", "--no-build", "--offline"));
        command.addAll(List.of("--shards", "2", "--runs", "1"));
        var executable = System.getProperty("program", "");
        if (!executable.isEmpty()) {
            command.addAll(List.of("-n", executable));
        }
        var output = workspace.resolve("output");
        var errors = workspace.resolve("errors");
        var builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(new HashMap<>(variables));
        var exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(output), Files.readString(errors));
    }
}
