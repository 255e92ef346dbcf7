package benchmark;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Environments that have more to read: what the files cost, by themselves.
final class ManyValues {

    private static final Path VALUES = Path.of("native/benchmark/environments/values.yaml");
    private static final Path ROOT = Benchmark.TARGET.resolve("environments");

    /// As deep as environments may be nested.
    private static final int LAYERS = 8;

    private static final int NEIGHBOURS = 50;
    private static final int SHARDS = 2;
    private static final int MANY_SHARDS = 100;

    private ManyValues() {}

    static List<Work> works() throws IOException {
        return List.of(
                work("1 values file", SHARDS, environment(ROOT.resolve("one/environment"), "one")),
                work(LAYERS + " values files", SHARDS, layers(ROOT.resolve("layers"))),
                work(NEIGHBOURS + " environments in the repository", SHARDS, neighbours(ROOT.resolve("neighbours"))),
                work("no values of their own", MANY_SHARDS, ROOT.resolve("one/environment")),
                work("each with values of its own", MANY_SHARDS, shards(ROOT.resolve("shards/environment"))));
    }

    private static Work work(String name, int shards, Path environment) {
        return new Work(
                "%d shards, %s".formatted(shards, name), shards, environment, List.of(), Set.of(Program.Kind.OURS));
    }

    private static Path environment(Path directory, String cluster) throws IOException {
        Files.createDirectories(directory);
        // Environments of one cluster may not have the same ports.
        var values = Files.readString(VALUES).replace("cluster:\n", "cluster:\n  name: %s\n".formatted(cluster));
        Files.writeString(directory.resolve("values.yaml"), values);
        return directory;
    }

    /// Every file has all the values.
    private static Path layers(Path root) throws IOException {
        var directory = root;
        for (var layer = 0; layer < LAYERS; layer++) {
            directory = environment(directory.resolve("layer-" + layer), "layers");
        }
        return directory;
    }

    /// A render reads all of them, because those of one cluster must not collide.
    private static Path neighbours(Path root) throws IOException {
        for (var neighbour = 1; neighbour < NEIGHBOURS; neighbour++) {
            environment(root.resolve("environments/neighbour-" + neighbour), "neighbour-" + neighbour);
        }
        Files.writeString(root.resolve("environments/values.yaml"), "domain: meet.example.com\n");
        return environment(root.resolve("environments/environment"), "environment");
    }

    private static Path shards(Path directory) throws IOException {
        environment(directory, "shards");
        var shards = IntStream.range(0, MANY_SHARDS).mapToObj("""
                          %1$d:
                            zone: zone-%1$d
                            web:
                              replicas: 3
                        """::formatted).collect(joining("", "\nshards:\n", ""));
        Files.writeString(
                directory.resolve("values.yaml"), Files.readString(directory.resolve("values.yaml")) + shards);
        return directory;
    }
}
