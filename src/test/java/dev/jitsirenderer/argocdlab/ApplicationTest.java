package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    @Test
    void sendsWhatArgoCdKnows() {
        var variables = Application.of("production")
                .withCluster("v1.34.1-gke.100", "v1", "apps/v1", "apps/v1/Deployment")
                .variables();

        assertThat(variables)
                .containsExactly(
                        Map.entry("ARGOCD_APP_NAME", "jitsi-production"),
                        Map.entry("ARGOCD_APP_NAMESPACE", "jitsi"),
                        Map.entry("ARGOCD_APP_PROJECT_NAME", "default"),
                        Map.entry("ARGOCD_APP_REVISION", "5f0cf9d3a5e0f1c7c54f7f2a4c2d3b9e8a7f6c15"),
                        Map.entry("ARGOCD_APP_REVISION_SHORT", "5f0cf9d"),
                        Map.entry("ARGOCD_APP_REVISION_SHORT_8", "5f0cf9d3"),
                        Map.entry("ARGOCD_APP_SOURCE_REPO_URL", "https://git.example.com/meet/jitsi-renderer.git"),
                        Map.entry("ARGOCD_APP_SOURCE_PATH", "environments/production"),
                        Map.entry("ARGOCD_APP_SOURCE_TARGET_REVISION", "main"),
                        Map.entry("KUBE_VERSION", "1.34.1"),
                        Map.entry("KUBE_API_VERSIONS", "v1,apps/v1,apps/v1/Deployment"),
                        Map.entry("ARGOCD_APP_PARAMETERS", "null"));
    }

    @Test
    void parametersHaveFourStates() {
        var application = Application.of("production");

        assertThat(application.withoutPlugin().variables()).doesNotContainKey("ARGOCD_APP_PARAMETERS");
        assertThat(application.variables()).containsEntry("ARGOCD_APP_PARAMETERS", "null");
        assertThat(application.withParameters().variables()).containsEntry("ARGOCD_APP_PARAMETERS", "[]");
        assertThat(application
                        .withParameters(PluginParameter.of("jvb.replicas", "<3 & \"4\""))
                        .variables())
                .containsEntry(
                        "ARGOCD_APP_PARAMETERS",
                        "[{\"name\":\"jvb.replicas\",\"string\":\"\\u003c3 \\u0026 \\\"4\\\"\"}]")
                .containsEntry("PARAM_JVB_REPLICAS", "<3 & \"4\"");
    }

    @Test
    void listsAndMapsBecomeVariablesOfTheirOwn() {
        var variables = Application.of("production")
                .withParameters(
                        PluginParameter.of("a-b", List.of("x", "y")), PluginParameter.of("c", Map.of("d.e", "z")))
                .variables();

        assertThat(variables)
                .containsEntry(
                        "ARGOCD_APP_PARAMETERS",
                        "[{\"array\":[\"x\",\"y\"],\"name\":\"a-b\"},{\"map\":{\"d.e\":\"z\"},\"name\":\"c\"}]")
                .containsEntry("PARAM_A_B_0", "x")
                .containsEntry("PARAM_A_B_1", "y")
                .containsEntry("PARAM_C_D_E", "z");
    }

    @Test
    void expandsVariablesInEnvButNotInParameters() {
        var variables = Application.of("production")
                .withEnv(Map.of("A", "$ARGOCD_APP_NAME-${KUBE_VERSION}", "B", "pa$$word $unknown."))
                .withParameters(PluginParameter.of("c", "$ARGOCD_APP_NAME"))
                .variables();

        assertThat(variables)
                .containsEntry("ARGOCD_ENV_A", "jitsi-production-1.34.1")
                .containsEntry("ARGOCD_ENV_B", "pa$word .")
                .containsEntry("PARAM_C", "$ARGOCD_APP_NAME");
    }

    @Test
    void theAnnouncementKnowsNeitherRevisionNorCluster() {
        assertThat(Application.of("production").variablesOfAnnouncement())
                .containsOnlyKeys(
                        "ARGOCD_APP_NAME",
                        "ARGOCD_APP_SOURCE_REPO_URL",
                        "ARGOCD_APP_SOURCE_PATH",
                        "ARGOCD_APP_SOURCE_TARGET_REVISION",
                        "ARGOCD_APP_PARAMETERS");
    }
}
