package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {

    private static final Optional<String> SOCKET = Optional.of("jitsi-renderer.sock");

    @TempDir
    Path root;

    @Test
    void saysThatItIsNone() {
        assertThat(findings(Map.of()))
                .containsExactly(".: note: this is no sidecar of Argo CD, only the plugin's definition was checked");
    }

    @Test
    void findsNothingInOneThatIsWhole() throws IOException {
        setUp();

        assertThat(findings(Map.of())).isEmpty();
        assertThat(new Sidecar(root, Map.of()).definition()).isPresent();
    }

    @Test
    void saysWhichVolumesAreMissing() throws IOException {
        Files.createDirectories(root.resolve("home/argocd/cmp-server"));

        assertThat(findings(Map.of("TMPDIR", "/scratch")))
                .containsExactly(
                        "/var/run/argocd/argocd-cmp-server: error: cannot be executed: mount the volume var-files of"
                                + " argocd-repo-server at /var/run/argocd",
                        "/home/argocd/cmp-server/config/plugin.yaml: error: cannot be read",
                        "/home/argocd/cmp-server/plugins: error: cannot be written to: mount the volume plugins of"
                                + " argocd-repo-server there",
                        "/scratch: error: cannot be written to: mount an emptyDir there that no other container has",
                        "/home/argocd/cmp-server/plugins/jitsi-renderer.sock: error: does not exist, cmp-server does"
                                + " not run");
    }

    @Test
    void saysThatTheTimeoutInThePagesDoesNothing() throws IOException {
        setUp();

        assertThat(findings(Map.of("ARGOCD_EXEC_TIMEOUT", "5m")))
                .containsExactly("ARGOCD_EXEC_TIMEOUT: note: does not reach plugins: set"
                        + " controller.repo.server.timeout.seconds and server.repo.server.timeout.seconds in"
                        + " argocd-cmd-params-cm");
    }

    private void setUp() throws IOException {
        for (var file : List.of(
                "var/run/argocd/argocd-cmp-server",
                "home/argocd/cmp-server/config/plugin.yaml",
                "home/argocd/cmp-server/plugins/jitsi-renderer.sock")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        assertThat(root.resolve("var/run/argocd/argocd-cmp-server").toFile().setExecutable(true))
                .isTrue();
        Files.createDirectories(root.resolve("tmp"));
    }

    private List<String> findings(Map<String, String> variables) {
        return new Sidecar(root, variables)
                .findings(SOCKET).stream().map(Finding::toString).toList();
    }
}
