package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The emulator, with shell scripts for plugins.
@EnabledOnOs(OS.LINUX)
class EmulatedCmpServerTest {

    private static final String UI = "Failed to load target state: failed to generate manifest for source 1 of 1:"
            + " rpc error: code = Unknown desc = plugin sidecar failed. ";
    private static final String GENERATING =
            UI + "error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: ";

    @TempDir
    Path repository;

    private final List<EmulatedCmpServer> servers = new ArrayList<>();
    private final Application application = Application.of("production").withPluginName("script");

    @BeforeEach
    void fillRepository() throws Exception {
        Files.createDirectories(repository.resolve(".git"));
        Files.createDirectories(repository.resolve("environments/production"));
        Files.writeString(repository.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(repository.resolve("environments/values.yaml"), "domain: meet.example.com\n");
        var script = Files.writeString(repository.resolve("environments/production/run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createSymbolicLink(repository.resolve("environments/production/link"), Path.of("../values.yaml"));
    }

    @AfterEach
    void stop() {
        servers.forEach(EmulatedCmpServer::close);
    }

    @Test
    void aCommandGetsTheVariablesAndNoOthers() throws Exception {
        var server = server("env | sort | sed 's/=.*//; s/^/- /'");

        assertThatThrownBy(() -> repoServer(server)
                        .generate(application.withEnv(Map.of("EMPTY", "")).withCluster("", "v1")))
                .hasMessageContaining("Kind");

        assertThat(server.runs().getFirst().output().lines())
                .containsExactlyInAnyOrder(
                        "- ARGOCD_APP_NAME",
                        "- ARGOCD_APP_NAMESPACE",
                        "- ARGOCD_APP_PARAMETERS",
                        "- ARGOCD_APP_PROJECT_NAME",
                        "- ARGOCD_APP_REVISION",
                        "- ARGOCD_APP_REVISION_SHORT",
                        "- ARGOCD_APP_REVISION_SHORT_8",
                        "- ARGOCD_APP_SOURCE_PATH",
                        "- ARGOCD_APP_SOURCE_REPO_URL",
                        "- ARGOCD_APP_SOURCE_TARGET_REVISION",
                        "- HOSTNAME",
                        "- KUBERNETES_SERVICE_HOST",
                        "- KUBERNETES_SERVICE_PORT",
                        "- KUBE_API_VERSIONS",
                        "- PATH",
                        "- PWD");
    }

    @Test
    void runsInACopyOfTheRepositoryWithOtherModes() throws Exception {
        var objects = repoServer(server("""
                        cd ../..
                        echo "kind: $(find . -printf '%m%y %P ' | tr ' ' '\\n' | sed '/^$/d' | paste -sd ' ')"
                        """)).generate(application);

        assertThat(objects).singleElement().asString().contains("755d environments", "644f environments/values.yaml");
        assertThat(objects.getFirst())
                .contains("644f environments/production/run", "777l environments/production/link")
                .doesNotContain(".git");
    }

    @Test
    void initRunsFirstInTheSameCopy() throws Exception {
        var server = specified("""
                init: {command: [/bin/sh, -c, 'cat > read; echo init; echo "kind: FromInit" > made']}
                generate: {command: [/bin/sh, -c], args: ['cat made; test ! -s read']}
                """);

        assertThat(repoServer(server).generate(application)).containsExactly("{\"kind\":\"FromInit\"}");
        assertThat(server.runs().getFirst().changedFiles())
                .anySatisfy(path -> assertThat(path).endsWith("environments/production/made"));
    }

    @Test
    void showsStandardErrorOfAFailureOnly() throws Exception {
        assertThat(repoServer(server("echo 'kind: A'; echo note >&2")).generate(application))
                .containsExactly("{\"kind\":\"A\"}");
        assertThatThrownBy(() -> repoServer(server("echo 'kind: A'; printf '\\nwrong\\nvery wrong\\n\\n' >&2; exit 3"))
                        .generate(application))
                .hasMessage(GENERATING
                        + "`/bin/sh -c echo 'kind: A'; printf '\\nwrong\\nvery wrong\\n\\n' >&2; exit 3` failed exit"
                        + " status 3: wrong\nvery wrong");
        assertThatThrownBy(() -> repoServer(server("exit 1")).generate(application))
                .hasMessage(GENERATING + "`/bin/sh -c exit 1` failed exit status 1");
    }

    @Test
    void aPluginIsFoundByItsWholeName() {
        assertThatThrownBy(() -> repoServer(server("echo 'kind: A'")).generate(application.withPluginName("script-v1")))
                .hasMessage(UI + "could not find cmp-server plugin with name \"script-v1\" supporting the given"
                        + " repository");
        assertThatThrownBy(() -> repoServer(server("echo 'kind: A'")).generate(application.withoutPlugin()))
                .hasMessageContaining("could not find cmp-server plugin");
    }

    @Test
    void discoveryHasToMatchEvenIfThePluginIsNamed() throws Exception {
        for (var discover : List.of("fileName: run", "find: {glob: '**/run'}", "find: {command: [/bin/echo, here]}")) {
            var server = specified("generate: {command: [/bin/echo, 'kind: A']}\ndiscover: {%s}\n".formatted(discover));
            assertThat(repoServer(server).generate(application.withoutPlugin())).hasSize(1);
        }
        for (var discover : List.of("fileName: walk", "find: {glob: '**/walk'}", "find: {command: [/bin/true]}")) {
            var server = specified("generate: {command: [/bin/echo, 'kind: A']}\ndiscover: {%s}\n".formatted(discover));
            assertThatThrownBy(() -> repoServer(server).generate(application)).hasMessageContaining("could not find");
        }
    }

    @Test
    void killsTheWholeGroupAtTheDeadline() throws Exception {
        var server = server("sleep 60 & echo 'kind: A'; wait");

        assertThatThrownBy(() ->
                        repoServer(server).withDeadline(Duration.ofMillis(600)).generate(application))
                .hasMessage(GENERATING + "`/bin/sh -c sleep 60 & echo 'kind: A'; wait` failed signal: killed");

        var run = server.runs().getFirst();
        assertThat(run.took()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(run.processes()).isEqualTo(2);
        assertThat(server.sidecar().running()).isEmpty();
    }

    @Test
    void saysWhichProcessesOutliveACommand() throws Exception {
        var server = server("sleep 60 >&- 2>&- & echo 'kind: A'");

        assertThat(repoServer(server).generate(application)).hasSize(1);
        assertThat(server.runs().getFirst().leftProcesses()).hasSize(1);
    }

    @Test
    void doesNotStartACommandWhenTimeIsUp() {
        assertThatThrownBy(() -> repoServer(server("echo 'kind: A'"))
                        .withDeadline(Duration.ofMillis(50))
                        .generate(application))
                .hasMessage(GENERATING + "context deadline exceeded");
    }

    @Test
    void sendsTheSmallestDirectoryAroundTheGeneratePaths() throws Exception {
        var server = server("echo kind: A; echo dir: $(ls -A | paste -sd ' ')");
        var repoServer = repoServer(server).narrowed();

        assertThat(repoServer.generate(application.withGeneratePaths(".")))
                .containsExactly("{\"dir\":\"link run\",\"kind\":\"A\"}");
        assertThat(repoServer.generate(application.withGeneratePaths(".;../values.yaml")))
                .hasSize(1);
        assertThat(server.runs().getLast().words()).hasSize(3);
    }

    @Test
    void refusesARepositoryWithLinksThatLeaveIt() throws Exception {
        Files.createSymbolicLink(repository.resolve("environments/away"), Path.of("../../etc"));

        assertThatThrownBy(() -> repoServer(server("echo 'kind: A'")).generate(application))
                .hasMessage(UI + "repository contains out-of-bounds symlinks. file: environments/away");
    }

    @Test
    void announcesWhatIsOneArrayAndNothingElse() throws Exception {
        var announcement =
                "generate: {command: [/bin/true]}\nparameters: {static: [{name: b}], dynamic: {command: [%s]}}\n";

        assertThat(repoServer(specified(announcement.formatted("/bin/echo, '[{\"name\":\"a\"}]'")))
                        .parameters(application))
                .containsExactly("{\"name\":\"a\"}", "{\"name\":\"b\"}");
        for (var output : List.of("/bin/echo, '[] []'", "/bin/true", "/bin/echo, '{}'")) {
            assertThatThrownBy(() -> repoServer(specified(announcement.formatted(output)))
                            .parameters(application))
                    .hasMessageStartingWith("failed to populate plugin app details: rpc error: ")
                    .hasMessageContaining("error unmarshaling dynamic parameter output");
        }
    }

    private RepoServer repoServer(CmpServer server) {
        return RepoServer.with(server, repository);
    }

    /// A plugin whose `generate` is a script.
    private EmulatedCmpServer server(String script) throws Exception {
        return specified("generate:\n  command: [/bin/sh, -c]\n  args:\n  - |-\n" + script.indent(4));
    }

    private EmulatedCmpServer specified(String spec) throws Exception {
        var configuration = PluginConfiguration.parse(
                "kind: ConfigManagementPlugin\nmetadata: {name: script}\nspec:\n" + spec.indent(2));
        var server = new EmulatedCmpServer(configuration, Sidecar.startOpen());
        servers.add(server);
        return server;
    }
}
