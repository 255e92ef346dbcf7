package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    private static final String PRODUCTION = """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: production
            spec:
              source:
                repoURL: https://git.example.com/meet.git
                path: ./environments/production/
                plugin:
                  name: jitsi-renderer
                  parameters:
                    - name: shardCount
                      string: "2"
                    - name: env
                      map:
                        ENABLE_LOBBY: "1"
            """;

    @TempDir
    Path workspace;

    private SentRepository repository;
    private Path file;

    @BeforeEach
    void send() throws IOException {
        repository = SentRepository.below(workspace);
        repository.write("environments/staging/values.yaml", SentRepository.MINIMAL + "cluster: {name: staging}\n");
        Files.createDirectories(repository.root().resolve(".git"));
        file = workspace.resolve("production.yaml");
    }

    @Test
    void givesItsParametersToTheEnvironmentThatItRenders() throws IOException {
        Files.writeString(file, PRODUCTION);

        assertThat(explain("shardCount"))
                .containsExactly("shardCount  2  %s:13, parameter of Application production".formatted(file));
        assertThat(explain("env.ENABLE_LOBBY"))
                .containsExactly("env.ENABLE_LOBBY  1  %s:16, parameter of Application production".formatted(file));
    }

    @Test
    void leavesOtherEnvironmentsAlone() throws IOException {
        Files.writeString(file, PRODUCTION);

        var both = accepted(apply("staging", "production"));

        assertThat(both.getFirst().overrides().parameters()).isEmpty();
        assertThat(both.getLast().overrides().parameters()).hasSize(2);
        assertThat(errors(apply("staging")))
                .containsExactly("8: renders \"./environments/production/\", which is not the environment asked for");
    }

    @Test
    void readsTheSourceOfThePluginAmongSeveral() throws IOException {
        Files.writeString(file, """
                apiVersion: v1
                kind: Namespace
                metadata: {name: jitsi}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: both}
                spec:
                  sources:
                    - {repoURL: https://charts.example.com, chart: ingress, helm: {}}
                    - path: environments/production
                      plugin: {name: jitsi-renderer, parameters: [{name: shardCount, string: "4"}]}
                """);

        assertThat(explain("shardCount"))
                .containsExactly("shardCount  4  %s:12, parameter of Application both".formatted(file));
    }

    /// Kubernetes would say some of it, and Argo CD the rest, later and elsewhere.
    @Test
    void saysWhatIsWrongWithTheApplication() throws IOException {
        Files.writeString(
                file,
                PRODUCTION
                        .replace("string: \"2\"", "value: \"2\"")
                        .replace("ENABLE_LOBBY: \"1\"", "ENABLE_LOBBY: 1")
                        .replace(
                                "      parameters:\n",
                                "      envs: []\n      env:\n        - {name: ENABLE_AUTH, value: hunter2}\n      parameters:\n"));

        assertThat(errors(apply("production")))
                .containsExactly(
                        "11: spec.source.plugin.envs is unknown, did you mean \"spec.source.plugin.env\"?",
                        "13: ENABLE_AUTH does nothing, it is a setting of Jitsi, set it below env",
                        "15: shardCount must have one of string, array and map, it has none",
                        "16: spec.source.plugin.parameters[0].value is unknown",
                        "19: env.ENABLE_LOBBY must be text in quotes, as every value of a parameter");
    }

    @Test
    void saysThatThePluginHasAnotherName() throws IOException {
        Files.writeString(file, PRODUCTION.replace("jitsi-renderer", "jitsi-renderer-v0.1.0"));
        var versioned = errors(apply("production"));
        Files.writeString(file, PRODUCTION.replace("name: jitsi-renderer", "env: []"));
        var unnamed = errors(apply("production"));
        Files.writeString(file, PRODUCTION.replace("kind: Application", "kind: ApplicationSet"));
        var none = errors(apply("production"));

        assertThat(versioned)
                .containsExactly("10: spec.source.plugin.name must be jitsi-renderer, got \"jitsi-renderer-v0.1.0\"");
        assertThat(unnamed).containsExactly("9: spec.source.plugin.name must be jitsi-renderer, got nothing");
        assertThat(none).containsExactly(" has no Application with the plugin jitsi-renderer");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(errors(Application.read(file))).containsExactly(" is not a file");
    }

    private Checked<List<Request>> apply(String... environments) {
        var requests = Stream.of(environments)
                .map(name ->
                        Request.of(repository.root().resolve("environments").resolve(name)))
                .toList();
        return Application.read(file).then(application -> application.applyTo(requests));
    }

    private List<String> explain(String key) {
        return ((Checked.Accepted<Explanation>)
                        apply("production").then(requests -> Explanation.of(requests.getFirst(), key)))
                .value()
                .lines();
    }

    private static <T> T accepted(Checked<T> checked) {
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<T>) checked).value();
    }

    /// Without the name of the file.
    private List<String> errors(Checked<?> checked) {
        return checked.diagnostics().stream()
                .map(problem -> problem.toString().replace(file + ":", ""))
                .toList();
    }
}
