package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Explanation;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PluginCallTest {

    @TempDir
    Path workspace;

    private SentRepository repository;

    @BeforeEach
    void send() throws IOException {
        repository = SentRepository.below(workspace);
    }

    /// Not set without `plugin` in the Application, `null` without parameters.
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", " [ ] "})
    void takesEveryWayOfSayingNoParameters(String json) {
        assertThat(text(repository.callWithParameters(json))).isEqualTo(text(repository.call(Map.of())));
    }

    @Test
    void laysParametersOverTheValues() {
        var one = text(repository.call(Map.of()));

        var two = text(repository.callWithParameters("""
                [{"name":"shardCount","string":"2"}]"""));

        assertThat(one).doesNotContain("name: shard-1-jvb\n");
        assertThat(two).contains("name: shard-1-jvb\n");
    }

    @Test
    void notesEntriesOfTheEnvironmentThatAreSomebodyElses() {
        var call = repository.call(Map.of("ARGOCD_ENV_REGION", "eu", "ARGOCD_ENV_A_TOKEN", "hunter2"));

        assertThat(text(call)).isEqualTo(text(repository.call(Map.of())));
        assertThat(call.notes())
                .containsExactly(
                        "note: plugin.env of Application production: A_TOKEN is ignored, an environment takes parameters",
                        "note: plugin.env of Application production: REGION is ignored, an environment takes parameters");
        assertThat(repository.call(Map.of()).notes()).isEmpty();
    }

    @Test
    void explainsThatTheApplicationIsTheSource() {
        var call = repository.callWithParameters("""
                [{"name":"shardCount","string":"2"},{"name":"env","map":{"ENABLE_LOBBY":"1"}}]""");

        assertThat(explain(call, "shardCount")).containsExactly("shardCount  2  parameter of Application production");
        assertThat(explain(call, "env.ENABLE_LOBBY"))
                .containsExactly("env.ENABLE_LOBBY  1  parameter of Application production");
        assertThat(explain(call, "domain"))
                .containsExactly("domain  \"meet.example.com\"  environments/production/values.yaml:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jvb.autoscaling.enabled | \"string\":\"false\" | false",
                "jvb.autoscaling.target | \"string\":\"5M\" | \"5M\"",
                "image.tag | \"string\":\"stable-11146-3\" | \"stable-11146-3\"",
                "cluster.podNetworks | \"array\":[\"10.1.0.0/16\",\"10.2.0.0/16\"] | [\"10.1.0.0/16\", \"10.2.0.0/16\"]",
                // What Argo CD makes of an empty list and an empty map.
                "cluster.podNetworks | \"array\":null | []",
                "env | \"map\":null | {}",
                "env.LETSENCRYPT_DOMAIN_X | \"string\":\"\\u003c\\u0026\\u003e\" | \"<&>\"",
            })
    void readsEveryKindOfValue(String name, String value, String expected) {
        var call = repository.callWithParameters("[{\"name\":\"%s\",%s}]".formatted(name, value));

        var parameters =
                ((Checked.Accepted<Request>) call.request()).value().overrides().parameters();

        assertThat(parameters).hasSize(1);
        assertThat(parameters.getFirst().name()).isEqualTo(name);
        assertThat(JsonText.of(parameters.getFirst().value())).isEqualTo(expected);
    }

    /// `a.b` and `a-b` are the same there, and an order of Go's maps decides which one is left.
    @Test
    void readsNoOtherVariableForParameters() {
        var variables = Map.of("PARAM_SHARDCOUNT", "3", "PARAM_ENV_ENABLE_LOBBY", "1");

        assertThat(text(repository.call(variables))).isEqualTo(text(repository.call(Map.of())));
    }

    /// They change with every commit, and Pods must not.
    @Test
    void letsNoRevisionIntoTheOutput() {
        var variables = Map.of(
                "ARGOCD_APP_REVISION", "0123456789abcdef0123456789abcdef01234567",
                "ARGOCD_APP_REVISION_SHORT", "0123456",
                "ARGOCD_APP_REVISION_SHORT_8", "01234567",
                "ARGOCD_APP_NAMESPACE", "elsewhere",
                "ARGOCD_APP_PROJECT_NAME", "default",
                "ARGOCD_APP_SOURCE_REPO_URL", "https://git.example.com/meet.git",
                "ARGOCD_APP_SOURCE_TARGET_REVISION", "main");

        assertThat(text(repository.call(variables))).isEqualTo(text(repository.call(Map.of())));
    }

    @Test
    void takesTheClusterFromTheVariables() {
        assertThat(repository
                        .call(Map.of("KUBE_VERSION", "", "KUBE_API_VERSIONS", ""))
                        .render()
                        .diagnostics())
                .isEmpty();
        assertThat(repository.call(Map.of("KUBE_VERSION", "1.29.0")).render().diagnostics())
                .hasToString("[environments/production/values.yaml:1: cluster must be Kubernetes 1.30 or newer,"
                        + " it is 1.29]");
    }

    @Test
    void callsAnApplicationInAnotherNamespaceAsArgoCdDoes() {
        var call = repository.call(Map.of(
                "ARGOCD_APP_NAME", "team-a_meet", "ARGOCD_APP_PARAMETERS", "[{\"name\":\"shards\",\"string\":\"1\"}]"));

        assertThat(call.render().diagnostics().getFirst())
                .asString()
                .startsWith("parameter of Application team-a_meet: shards must be a mapping");
    }

    /// The copies of other tenants lie beside this one.
    @Test
    void readsNothingAboveTheCopyOfTheRepository() throws IOException {
        Files.writeString(repository.root().resolve("values.yaml"), "namespace: outermost\n");
        Files.writeString(repository.root().resolveSibling("values.yaml"), "namespace: stranger\n");

        assertThat(text(repository.call(Map.of())))
                .contains("namespace: jitsi\n")
                .doesNotContain("stranger");
    }

    @ParameterizedTest
    @CsvSource({
        "environments/production,   environments/production, environments/production, ''",
        "apps/environments/production, environments/production, environments/production, apps",
        "apps/production,           '',                      '',                      apps/production",
        ".,                         '',                      '',                      ''",
        // A link in the repository: the path of the Application is another one, and nothing is missing.
        "production,                environments/production, environments/production, ''",
    })
    void knowsWhichPartOfTheRepositoryWasSent(String sourcePath, String sent, String inside, String missing) {
        var top = Path.of("/tmp/_cmp_server/2f6b1a34");

        var checkout = Checkout.around(top.resolve(sent), sourcePath);

        assertThat(checkout.root()).contains(top);
        assertThat(checkout.inside()).isEqualTo(Path.of(inside));
        if (!sourcePath.equals("production")) {
            assertThat(checkout.missing()).isEqualTo(Path.of(missing));
        }
    }

    @Test
    void findsTheRootByThePathOfTheApplicationElsewhere() {
        assertThat(Checkout.around(Path.of("/srv/meet/environments/production"), "environments/production/")
                        .root())
                .contains(Path.of("/srv/meet"));
        assertThat(Checkout.around(Path.of("/srv/meet/environments/staging"), "environments/production")
                        .root())
                .isEmpty();
        assertThat(Checkout.around(Path.of("/srv/meet"), "").root()).isEmpty();
    }

    private static String text(PluginCall call) {
        var checked = call.render();
        assertThat(checked.diagnostics()).isEmpty();
        var text = new StringWriter();
        YamlWriter.write(((Checked.Accepted<List<Manifest>>) checked).value(), text);
        return text.toString();
    }

    private static List<String> explain(PluginCall call, String key) {
        var checked = call.request().then(request -> Explanation.of(request, key));
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<Explanation>) checked).value().lines();
    }
}
