package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// A directory of objects with patches: those of our values, which are kustomize's own.
record Kustomization(Path directory, List<?> patches) {

    private static final String FILE = "kustomization.yaml";

    /// What the `values.yaml` of an environment lists.
    static List<?> patches(Path environment) throws IOException {
        Map<String, List<?>> values = new Yaml().load(Files.readString(environment.resolve("values.yaml")));
        return values.get("patches");
    }

    /// @param environment where the files of patches are
    void write(Path environment) throws IOException {
        try (var files = Files.walk(directory)) {
            var objects = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
            Files.writeString(
                    directory.resolve(FILE), new Yaml().dump(Map.of("resources", objects, "patches", patches)));
        }
        for (var patch : patches) {
            if (patch instanceof Map<?, ?> entries && entries.get("path") instanceof String path) {
                Files.createDirectories(directory.resolve(path).getParent());
                Files.copy(environment.resolve(path), directory.resolve(path));
            }
        }
    }
}
