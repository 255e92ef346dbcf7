package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The real cmp-server in between. `ARGOCD_BIN` names an `argocd` binary, which is cmp-server by another name.
@EnabledIfEnvironmentVariable(named = "ARGOCD_BIN", matches = ".+", disabledReason = "ARGOCD_BIN names no argocd")
class ArgocdPluginIT extends PluginContract {

    private static final Duration START = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    CmpServer start(Path plugin) throws Exception {
        // Short, because the path of a socket has at most 108 bytes.
        var directory = Files.createTempDirectory("cmp");
        var sockets = Files.createDirectory(directory.resolve("plugins"));
        var configuration = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(configuration.resolve("plugin.yaml"), withProgramOfThisMachine(plugin));
        var log = directory.resolve("log");
        var builder = new ProcessBuilder(
                        System.getenv("ARGOCD_BIN"),
                        "--config-dir-path",
                        configuration.toString(),
                        "--loglevel",
                        "info",
                        "--logformat",
                        "text")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ARGOCD_BINARY_NAME", "argocd-cmp-server");
        builder.environment().put("ARGOCD_PLUGINSOCKFILEPATH", sockets.toString());
        builder.environment().put("ARGOCD_CMP_WORKDIR", directory.toString());
        var process = builder.start();
        var socket = sockets.resolve(PluginConfiguration.read(plugin).pluginName() + ".sock");
        await(socket, process, log);
        return RemoteCmpServer.at(socket, () -> {
            process.destroyForcibly();
            process.onExit().join();
            Sidecar.delete(directory);
        });
    }

    private static void await(Path socket, Process process, Path log) throws IOException, InterruptedException {
        var deadline = Deadline.in(START);
        while (!Files.exists(socket)) {
            if (!process.isAlive() || !deadline.left().isPositive()) {
                process.destroyForcibly();
                throw new IllegalStateException("cmp-server does not start:\n" + Files.readString(log));
            }
            Thread.sleep(20);
        }
    }

    /// The same file, with the packaged program where it names the installed one. JSON is YAML.
    private static String withProgramOfThisMachine(Path plugin) throws IOException {
        var document =
                JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(plugin)));
        for (var commands : document.findValues("command")) {
            if (commands instanceof ArrayNode words && words.path(0).asText().equals(PluginProgram.INSTALLED)) {
                words.remove(0);
                var program = PluginProgram.inPlaceOf(List.of(PluginProgram.INSTALLED));
                for (int word = 0; word < program.size(); word++) {
                    words.insert(word, TextNode.valueOf(program.get(word)));
                }
            }
        }
        return JSON.writeValueAsString(document);
    }
}
