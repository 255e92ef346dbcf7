package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.check.Fields;
import dev.jitsirenderer.overlay.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three ways to install the sidecar make one and the same of it.
class InstallationTest {

    private static final Path NATIVE = Path.of("native/argocd");
    private static final Path STOCK = Path.of("src/test/resources/argocd/stock.yaml");

    private static final String SIDECAR = "jitsi-renderer";
    private static final String SCRATCH = "jitsi-renderer-tmp";
    private static final String IMAGE = "ghcr.io/jitsi-renderer/jitsi-renderer";

    private static final String[] POD = {"spec", "template", "spec"};

    /// Which variable of which part of the operator's resource is which key of `argocd-cmd-params-cm`: from Argo CD's
    /// own Deployments, which take the variables from the keys.
    private static final Map<String, String> VARIABLES = Map.of(
            "controller ARGOCD_APPLICATION_CONTROLLER_REPO_SERVER_TIMEOUT_SECONDS",
            "controller.repo.server.timeout.seconds",
            "server ARGOCD_SERVER_REPO_SERVER_TIMEOUT_SECONDS",
            "server.repo.server.timeout.seconds",
            "repo ARGOCD_REPO_SERVER_PLUGIN_TAR_EXCLUSIONS",
            "reposerver.plugin.tar.exclusions");

    @TempDir
    Path workspace;

    @Test
    void theComponentAddsTheSidecarAndItsVolumeAndNothingElse() throws Exception {
        var stock = pod(document(Files.readString(STOCK), "Deployment"));
        var component = component();

        var patched = document(build("components: [argocd/component]"), "Deployment");

        assertThat(YamlFile.named(patched.list(path("containers")), SIDECAR)).isEqualTo(sidecar(component));
        assertThat(YamlFile.named(patched.list(path("volumes")), SCRATCH)).isEqualTo(scratch(component));
        assertThat(without(pod(patched), "containers", SIDECAR, "volumes", SCRATCH))
                .isEqualTo(without(stock, "containers", SIDECAR, "volumes", SCRATCH));
        assertThat(((Map<?, ?>) patched.list(path("containers")).getFirst()).get("name"))
                .isEqualTo("argocd-repo-server");
    }

    @Test
    void bothComponentsKeepWhatIsSetAlready() throws Exception {
        var parameters = document(build("components: [argocd/component, argocd/parameters]"), "ConfigMap");

        var expected = new TreeMap<>(commandParameters());
        expected.put("server.insecure", "true");
        assertThat(parameters.get("data")).contains(expected);
    }

    @Test
    void anotherImageIsSetInOnePlace() throws Exception {
        var patched = document(build("""
                components: [argocd/component]
                images: [{name: %s, newName: registry.example.com/renderer, newTag: 1.2.3}]
                """.formatted(IMAGE)), "Deployment");

        assertThat(YamlFile.named(patched.list(path("containers")), SIDECAR).get("image"))
                .isEqualTo("registry.example.com/renderer:1.2.3");
    }

    @Test
    void everyFieldIsKnownToKubernetes() throws Exception {
        var built = build("components: [argocd/component, argocd/parameters]");

        assertThat(mistakes(built)).isEmpty();
        assertThat(mistakes(built.replace("startupProbe:", "startProbe:")))
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake).contains("startProbe of Deployment argocd-repo-server is unknown"));
    }

    @Test
    void theThreeWaysRunTheSameContainer() throws Exception {
        var component = component();
        var chart = YamlFile.read(NATIVE.resolve("argo-cd-values.yaml"));
        var operator = YamlFile.read(NATIVE.resolve("argocd-operator.yaml"));

        assertThat(chart.list("repoServer", "extraContainers")).isEqualTo(List.of(sidecar(component)));
        assertThat(chart.list("repoServer", "volumes")).isEqualTo(component.list(path("volumes")));
        assertThat(operator.list("spec", "repo", "sidecarContainers")).isEqualTo(List.of(sidecar(component)));
        assertThat(operator.list("spec", "repo", "volumes")).isEqualTo(component.list(path("volumes")));
    }

    @Test
    void theThreeWaysSetTheSameParameters() throws Exception {
        var chart = YamlFile.read(NATIVE.resolve("argo-cd-values.yaml"));
        var operator = YamlFile.read(NATIVE.resolve("argocd-operator.yaml"));

        var ofChart = new TreeMap<String, String>();
        ((Map<?, ?>) chart.get("configs", "params").orElseThrow())
                .forEach((key, value) -> ofChart.put(key.toString(), value.toString()));
        var ofOperator = new TreeMap<String, String>();
        VARIABLES.forEach((variable, key) -> {
            var part = variable.split(" ", 2);
            var set = YamlFile.named(operator.list("spec", part[0], "env"), part[1]);
            ofOperator.put(key, String.valueOf(set.get("value")));
        });
        assertThat(ofChart).isEqualTo(commandParameters());
        assertThat(ofOperator).isEqualTo(commandParameters());
    }

    /// The keys are those of `charts/argo-cd/values.yaml` and of `ArgoCDSpec` in v1beta1 of the operator.
    @Test
    void theFilesSayNothingThatTheirReadersDoNotKnow() throws Exception {
        var chart = YamlFile.read(NATIVE.resolve("argo-cd-values.yaml"));
        var operator = YamlFile.read(NATIVE.resolve("argocd-operator.yaml"));

        assertThat(paths(chart.content(), 2))
                .containsExactlyInAnyOrder(
                        "configs.params",
                        "repoServer.automountServiceAccountToken",
                        "repoServer.extraContainers",
                        "repoServer.volumes");
        assertThat(chart.get("repoServer", "automountServiceAccountToken"))
                .isEqualTo(document(Files.readString(STOCK), "Deployment").get(path("automountServiceAccountToken")));
        assertThat(paths((Map<?, ?>) operator.get("spec").orElseThrow(), 2))
                .containsExactlyInAnyOrder(
                        "controller.env", "server.env", "repo.env", "repo.sidecarContainers", "repo.volumes");
        assertThat(operator.text("apiVersion")).contains("argoproj.io/v1beta1");
        assertThat(operator.kind()).isEqualTo("ArgoCD");
    }

    @Test
    void theSidecarIsWhatThePluginContractAsksFor() throws Exception {
        var sidecar = new YamlFile(sidecar(component()));
        var stock = document(Files.readString(STOCK), "Deployment");
        var volumes = new ArrayList<Object>(stock.list(path("volumes")));
        volumes.addAll(component().list(path("volumes")));
        var plugin = YamlFile.read(Path.of("plugin.yaml"));
        var program = plugin.list("spec", "generate", "command").getFirst();

        assertThat(sidecar.list("command")).isEqualTo(List.of("/var/run/argocd/argocd-cmp-server"));
        assertThat(mountPath(sidecar, "var-files")).isEqualTo("/var/run/argocd");
        assertThat(mountPath(sidecar, "plugins")).isEqualTo("/home/argocd/cmp-server/plugins");
        assertThat(mountPath(sidecar, SCRATCH)).isEqualTo("/tmp");
        assertThat(sidecar.list("volumeMounts"))
                .hasSize(3)
                .allSatisfy(mount -> YamlFile.named(volumes, String.valueOf(((Map<?, ?>) mount).get("name"))));
        for (var probe : List.of("startupProbe", "livenessProbe")) {
            assertThat(sidecar.list(probe, "exec", "command")).isEqualTo(List.of(program, "doctor", "--probe"));
        }
        assertThat(sidecar.get("securityContext", "runAsUser")).contains(999);
    }

    @Test
    void theSidecarHasTheVersionOfTheProgram() throws Exception {
        var version = Files.readString(Path.of("target/classes/version.txt")).strip();

        assertThat(sidecar(component()).get("image")).isEqualTo(IMAGE + ":" + version);
    }

    /// @param kustomization what stands in it beside the stock objects
    private String build(String kustomization) throws IOException, InterruptedException {
        var kubectl = Kubectl.find(workspace);
        var directory = Files.createTempDirectory(workspace, "installation");
        try (var files = Files.walk(NATIVE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = directory.resolve("argocd").resolve(NATIVE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.copy(STOCK, directory.resolve("stock.yaml"));
        Files.writeString(
                directory.resolve("kustomization.yaml"),
                "namespace: argocd\nresources: [stock.yaml]\n" + kustomization);
        return kubectl.kustomize(directory);
    }

    private static List<String> mistakes(String objects) {
        return Stream.of(objects.split("(?m)^---\n", -1))
                .flatMap(object -> Fields.mistakes(object, "built.yaml").stream())
                .toList();
    }

    private static YamlFile document(String text, String kind) {
        return YamlFile.parse(text).stream()
                .filter(object -> object.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static YamlFile component() throws IOException {
        return YamlFile.read(NATIVE.resolve("component/repo-server.yaml"));
    }

    private static Map<String, String> commandParameters() throws IOException {
        var data = new TreeMap<String, String>();
        ((Map<?, ?>) YamlFile.read(NATIVE.resolve("parameters/command-parameters.yaml"))
                        .get("data")
                        .orElseThrow())
                .forEach((key, value) -> data.put(key.toString(), value.toString()));
        return data;
    }

    private static Map<?, ?> sidecar(YamlFile deployment) {
        return YamlFile.named(deployment.list(path("containers")), SIDECAR);
    }

    private static Map<?, ?> scratch(YamlFile deployment) {
        return YamlFile.named(deployment.list(path("volumes")), SCRATCH);
    }

    private static Map<?, ?> pod(YamlFile deployment) {
        return (Map<?, ?>) deployment.get(POD).orElseThrow();
    }

    private static String[] path(String key) {
        return new String[] {POD[0], POD[1], POD[2], key};
    }

    private static Object mountPath(YamlFile container, String volume) {
        return Objects.requireNonNull(
                YamlFile.named(container.list("volumeMounts"), volume).get("mountPath"));
    }

    /// @param listsAndNames a list and the name of the item to leave out of it, and so on
    private static Map<Object, Object> without(Map<?, ?> pod, String... listsAndNames) {
        var rest = new TreeMap<Object, Object>(pod);
        for (var index = 0; index < listsAndNames.length; index += 2) {
            var name = listsAndNames[index + 1];
            rest.compute(
                    listsAndNames[index],
                    (_, items) -> ((List<?>) items)
                            .stream()
                                    .filter(item -> !name.equals(((Map<?, ?>) item).get("name")))
                                    .toList());
        }
        return rest;
    }

    /// The dotted keys of a mapping, no deeper than this.
    private static List<String> paths(Map<?, ?> mapping, int depth) {
        var paths = new ArrayList<String>();
        mapping.forEach((key, value) -> {
            if (depth > 1 && value instanceof Map<?, ?> inner) {
                paths(inner, depth - 1).forEach(path -> paths.add(key + "." + path));
            } else {
                paths.add(key.toString());
            }
        });
        return paths;
    }
}
