package dev.jitsirenderer.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.golden.DirectoryCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program as `plugin.yaml` has it called, where cmp-server calls it: with the variables of the container
/// and those of Argo CD.
class PluginIT {

    private static final Path ENVIRONMENTS = Path.of("environments").toAbsolutePath();

    private static final Pattern SUMMARY = Pattern.compile(
            "jitsi-renderer [0-9.]+: ([0-9]+) objects, ([0-9]+) shards, [0-9]+ ms, sha256 ([0-9a-f]{12})\n");

    @TempDir
    Path workspace;

    private Path repository;
    private Map<String, String> variables;

    @BeforeEach
    void send() throws IOException {
        repository = workspace.resolve("_cmp_server/7d1f5f1e-5a0b-4b0e-8a1c-1f2e3d4c5b6a");
        DirectoryCopy.make(ENVIRONMENTS, repository.resolve("environments"));
        // No HOME: the user of a sidecar need not have one.
        variables = new HashMap<>(Map.of(
                "PATH", "/usr/bin:/bin",
                "ARGOCD_APP_NAME", "production",
                "ARGOCD_APP_NAMESPACE", "jitsi",
                "ARGOCD_APP_PROJECT_NAME", "default",
                "ARGOCD_APP_REVISION", "5f3c5d3b0c9d4c0a8e8c6d1b2a3f4e5d6c7b8a90",
                "ARGOCD_APP_SOURCE_PATH", "environments/production",
                "ARGOCD_APP_SOURCE_REPO_URL", "https://git.example.com/meet.git",
                "KUBE_VERSION", "1.33.2",
                "ARGOCD_APP_PARAMETERS", "null"));
    }

    @Test
    void printsWhatRenderPrintsAndOneLineOnStandardError() throws Exception {
        var rendered = Program.in(repository).run("render", "environments/production");

        var generated = plugin().run("generate");

        assertThat(generated.exitCode()).isZero();
        assertThat(generated.output()).isEqualTo(rendered.output());
        var summary = SUMMARY.matcher(generated.errors());
        assertThat(summary.matches()).as(generated.errors()).isTrue();
        assertThat(summary.group(1))
                .isEqualTo(Long.toString(
                        generated.output().lines().filter("---"::equals).count()));
        assertThat(summary.group(2)).isEqualTo("2");
        assertThat(sha256(generated.output())).startsWith(summary.group(3));
    }

    @Test
    void laysParametersOverTheValues() throws Exception {
        variables.put("ARGOCD_APP_PARAMETERS", "[{\"name\":\"shardCount\",\"string\":\"3\"}]");

        var generated = plugin().run("generate");

        assertThat(generated.errors()).contains(", 3 shards, ");
        assertThat(generated.output()).contains("name: shard-2-jvb\n");
    }

    @Test
    void printsNothingWhenAnythingIsWrong() throws Exception {
        variables.put("ARGOCD_APP_PARAMETERS", "[{\"name\":\"shardCount\",\"string\":\"three\"}]");

        var generated = plugin().run("generate");

        assertThat(generated).isEqualTo(new Program.Result(3, "", """
                parameter of Application production: shardCount must be 1..1000, got "three"
                1 problem, nothing rendered
                """));
    }

    /// For the jar, the JVM's own files are switched off as the image does it.
    @Test
    void writesNoFile() throws Exception {
        var before = files();

        var generated = plugin().withJvmOptions("-XX:-UsePerfData", "-Djava.io.tmpdir=/nonexistent", "-Duser.home=?")
                .run("generate");

        assertThat(generated.exitCode()).as(generated.errors()).isZero();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void saysSoWhenNobodyTakesTheOutput() throws Exception {
        var generated = plugin().run(Path.of("/dev/full"), "generate");

        assertThat(generated.exitCode()).isEqualTo(74);
        assertThat(generated.errors()).isEqualTo("cannot write: No space left on device\n");
    }

    @Test
    void announcesParametersWhateverHappens() throws Exception {
        variables.keySet().retainAll(Set.of("PATH", "ARGOCD_APP_NAME", "ARGOCD_APP_SOURCE_PATH"));
        var announced = plugin().run("parameters");
        Files.writeString(repository.resolve("environments/production/values.yaml"), "shardCount: [\n");
        var broken = plugin().run("parameters");

        assertThat(announced.exitCode()).isZero();
        assertThat(announced.errors()).isEmpty();
        assertThat(announced.output())
                .startsWith("[{\"name\": \"shardCount\", ")
                .contains("\"string\": \"20\"")
                .endsWith("}]\n");
        assertThat(broken.exitCode()).isZero();
        assertThat(broken.output()).startsWith("[{\"name\": \"shardCount\", ").contains("\"string\": \"10\"");
        assertThat(broken.errors())
                .startsWith("environments/production/values.yaml:1: is not YAML")
                .endsWith("\n1 problem, the built-in defaults are announced\n");
    }

    @Test
    void explainsTheParametersOfAnApplicationsManifest() throws Exception {
        Files.createDirectories(repository.resolve(".git"));
        Files.writeString(repository.resolve("production.yaml"), """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: production}
                spec:
                  source:
                    path: environments/production
                    plugin:
                      name: jitsi-renderer
                      parameters:
                        - {name: shardCount, string: "3"}
                """);
        var program = Program.in(repository);

        var explained =
                program.run("explain", "environments/production", "shardCount", "--application", "production.yaml");
        var rendered = program.run("render", "environments/production", "--application", "production.yaml");
        var validated = program.run("validate", "--application", "production.yaml");
        variables.put("ARGOCD_APP_PARAMETERS", "[{\"name\":\"shardCount\",\"string\":\"3\"}]");

        assertThat(explained)
                .isEqualTo(new Program.Result(
                        0, "shardCount  3  production.yaml:10, parameter of Application production\n", ""));
        assertThat(rendered.output()).isEqualTo(plugin().run("generate").output());
        assertThat(validated).isEqualTo(new Program.Result(0, "", ""));
    }

    @Test
    void looksForMistakesOfAPluginAndFailsAsAProbeWithoutAServer() throws Exception {
        var program = Program.in(Path.of("").toAbsolutePath())
                .withEnvironment(Map.of("ARGOCD_PLUGINSOCKFILEPATH", workspace.toString()));
        var wrong = Path.of("src/test/resources/argocd/plugins/keys-of-former-plugins/plugin.yaml");

        var shipped = program.run("doctor", "plugin.yaml");
        var broken = program.run("doctor", wrong.toString());
        var probe = program.run("doctor", "--probe");

        assertThat(shipped.exitCode()).isZero();
        assertThat(shipped.output()).contains("plugin.yaml:6: note: ").endsWith(": no error\n");
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.output()).endsWith(": 2 errors\n");
        assertThat(probe.exitCode()).isEqualTo(1);
        assertThat(probe.errors()).startsWith(workspace + "/jitsi-renderer.sock: cannot be reached: ");
    }

    private Program plugin() {
        return Program.in(repository.resolve("environments/production"))
                .withEnvironment(variables)
                .withNoOtherEnvironment();
    }

    private Set<String> files() throws IOException {
        try (var paths = Files.walk(workspace)) {
            var files = new TreeSet<String>();
            for (var path : paths.toList()) {
                files.add(path + " " + Files.getLastModifiedTime(path));
            }
            return files;
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
