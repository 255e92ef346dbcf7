package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The container that cmp-server runs in, as far as this program can look around in it.
///
/// @param root of the file system
/// @param variables of the container
public record Sidecar(Path root, Map<String, String> variables) {

    private static final String CMP_SERVER = "/var/run/argocd/argocd-cmp-server";
    private static final String HOME = "/home/argocd/cmp-server";
    private static final String DEFINITION = HOME + "/config/plugin.yaml";

    /// Of argocd-repo-server and of the socket that both share.
    private static final int ARGOCD_USER = 999;

    /// Where cmp-server reads the plugin's definition; empty outside of a sidecar.
    public Optional<Path> definition() {
        return Optional.of(at(DEFINITION)).filter(Files::isRegularFile);
    }

    /// @param name from the plugin's definition
    public Path socket(String name) {
        return at(socketDirectory()).resolve(name);
    }

    /// @param socket the name of the plugin's socket, if its definition is good enough to tell
    public List<Finding> findings(Optional<String> socket) {
        var findings = new ArrayList<Finding>();
        if (variables.containsKey("ARGOCD_EXEC_TIMEOUT")) {
            findings.add(Finding.note(
                    Position.of("ARGOCD_EXEC_TIMEOUT"),
                    "does not reach plugins: set controller.repo.server.timeout.seconds and"
                            + " server.repo.server.timeout.seconds in argocd-cmd-params-cm"));
        }
        if (!Files.exists(at(CMP_SERVER)) && !Files.exists(at(HOME))) {
            findings.add(Finding.note(
                    Position.of("."), "this is no sidecar of Argo CD, only the plugin's definition was checked"));
            return findings;
        }
        if (!Files.isExecutable(at(CMP_SERVER))) {
            findings.add(Finding.error(
                    Position.of(CMP_SERVER),
                    "cannot be executed: mount the volume var-files of argocd-repo-server at /var/run/argocd"));
        }
        if (!Files.isReadable(at(DEFINITION))) {
            findings.add(Finding.error(Position.of(DEFINITION), "cannot be read"));
        }
        writable(socketDirectory(), "mount the volume plugins of argocd-repo-server there", findings);
        writable(workDirectory(), "mount an emptyDir there that no other container has", findings);
        socket.filter(name -> !Files.exists(socket(name)))
                .ifPresent(name -> findings.add(Finding.error(
                        Position.of(socketDirectory() + "/" + name), "does not exist, cmp-server does not run")));
        user().filter(user -> user != ARGOCD_USER)
                .ifPresent(user -> findings.add(Finding.warning(
                        Position.of("."),
                        "the user is %s: argocd-repo-server, which is %s, may not open the plugin's socket"
                                .formatted(user, ARGOCD_USER))));
        return findings;
    }

    private void writable(String directory, String remedy, List<Finding> findings) {
        if (!Files.isDirectory(at(directory)) || !Files.isWritable(at(directory))) {
            findings.add(Finding.error(Position.of(directory), "cannot be written to: " + remedy));
        }
    }

    private String socketDirectory() {
        return variable("ARGOCD_PLUGINSOCKFILEPATH").orElse(PluginDefinition.SOCKET_DIRECTORY);
    }

    private String workDirectory() {
        return variable("ARGOCD_CMP_WORKDIR").or(() -> variable("TMPDIR")).orElse("/tmp");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private Path at(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    /// The number of the user; empty where the system does not say.
    private Optional<Integer> user() {
        try {
            return Files.getAttribute(at("/proc/self"), "unix:uid") instanceof Integer user
                    ? Optional.of(user)
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
