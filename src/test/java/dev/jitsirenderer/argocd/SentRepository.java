package dev.jitsirenderer.argocd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A copy of a repository where cmp-server puts it, and the variables of an Application of it.
///
/// @param root of the copy
record SentRepository(Path root) {

    static final String MINIMAL = """
            domain: meet.example.com
            shardCount: 1
            jvb:
              autoscaling:
                minReplicas: 1
                maxReplicas: 2
            """;

    /// With the environment `environments/production`, and a layer above it.
    static SentRepository below(Path directory) throws IOException {
        var root = Files.createDirectories(directory.resolve("_cmp_server/2f6b1a34-0c3e-4a57-8c4e-5d5b6a7c8d9e"));
        var repository = new SentRepository(root.toRealPath());
        repository.write("environments/values.yaml", "namespace: jitsi\n");
        repository.write("environments/production/values.yaml", MINIMAL);
        return repository;
    }

    void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    Path production() {
        return root.resolve("environments/production");
    }

    PluginCall call(Map<String, String> variables) {
        var all = new TreeMap<>(Map.of(
                "ARGOCD_APP_NAME", "production",
                "ARGOCD_APP_SOURCE_PATH", "environments/production"));
        all.putAll(variables);
        return PluginCall.in(production(), all);
    }

    PluginCall callWithParameters(String json) {
        return call(Map.of("ARGOCD_APP_PARAMETERS", json));
    }
}
