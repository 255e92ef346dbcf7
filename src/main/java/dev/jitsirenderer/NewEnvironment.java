package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.yaml.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The first `values.yaml` of an environment.
public final class NewEnvironment {

    private static final String SCHEMA = "values.schema.json";

    private NewEnvironment() {}

    /// @return the file that was written; rejected if there is one already
    public static Checked<Path> create(Path directory, String domain) throws IOException {
        var file = directory.resolve(Environment.VALUES_FILE);
        if (Files.exists(file)) {
            return Checked.reject(Position.of(file.toString()), "exists already");
        }
        Files.createDirectories(directory);
        Files.writeString(file, text(directory.toRealPath(), domain));
        return new Checked.Accepted<>(file);
    }

    private static String text(Path directory, String domain) {
        return """
                %s# What is different about this environment. Keys that are not here come from the values.yaml of the
                # directories above, then from the built-in defaults: `jitsi-renderer explain` shows them all.

                domain: %s

                # Environments that name the same cluster share its nodes, so their media ports must not overlap.
                cluster:
                  name: %s

                # Raise it to add shards. Before you lower it, let the last shard drain: shards.<n>.state.
                shardCount: 2

                jvb:
                  autoscaling:
                    minReplicas: 2
                    maxReplicas: 10
                """.formatted(editorHint(directory), JsonText.of(domain), JsonText.of(clusterName(directory)));
    }

    /// Points editors at the schema of an outer layer, if there is one.
    private static String editorHint(Path directory) {
        for (var outer = directory.getParent(); outer != null; outer = outer.getParent()) {
            if (Files.isRegularFile(outer.resolve(SCHEMA))) {
                var path =
                        directory.relativize(outer.resolve(SCHEMA)).toString().replace('\\', '/');
                return "# yaml-language-server: $schema=%s%n".formatted(path).replace(System.lineSeparator(), "\n");
            }
            if (!Files.exists(outer.resolve(Environment.VALUES_FILE))) {
                return "";
            }
        }
        return "";
    }

    private static String clusterName(Path directory) {
        var name =
                directory.getFileName() == null ? "" : directory.getFileName().toString();
        var label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return label.isEmpty() ? "default" : label.substring(0, Math.min(63, label.length()));
    }
}
