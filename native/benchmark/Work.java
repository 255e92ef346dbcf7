package benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Something to render.
///
/// @param environment a directory with a `values.yaml`
/// @param settings as given to `--set`
/// @param kinds whose work it is
record Work(String name, int shards, Path environment, List<String> settings, Set<Program.Kind> kinds) {

    private static final Path ENVIRONMENTS = Path.of("native/benchmark/environments");

    private static final List<Integer> SHARDS = List.of(1, 2, 10, 100, 1000);

    /// What kustomize takes grows with the square of the objects: a thousand shards are a matter of half an hour.
    private static final int MOST_FOR_KUSTOMIZE = 100;

    /// 20 patches of 100 shards take kustomize more than four minutes.
    private static final int PATCHED_SHARDS = 10;

    private static final List<Integer> QUICK_SHARDS = List.of(1, 2, 10, 100);

    static List<Work> all(Options options) throws IOException {
        var works = new ArrayList<Work>();
        options.shards()
                .orElse(options.isQuick() ? QUICK_SHARDS : SHARDS)
                .forEach(shards -> works.add(new Work(
                        shards == 1 ? "1 shard" : shards + " shards",
                        shards,
                        ENVIRONMENTS.resolve("few-patches"),
                        List.of(),
                        shards > MOST_FOR_KUSTOMIZE
                                ? Set.of(Program.Kind.OURS, Program.Kind.HELM)
                                : Set.of(Program.Kind.values()))));
        if (options.shards().isEmpty()) {
            works.add(patches("no patches", "few-patches", List.of("patches=null")));
            works.add(patches("20 patches", "many-patches", List.of()));
            works.addAll(ManyValues.works());
        }
        return works;
    }

    /// Helm has no patches.
    private static Work patches(String name, String environment, List<String> settings) {
        return new Work(
                "%d shards, %s".formatted(PATCHED_SHARDS, name),
                PATCHED_SHARDS,
                ENVIRONMENTS.resolve(environment),
                settings,
                Set.of(Program.Kind.OURS, Program.Kind.KUSTOMIZE));
    }

    /// Whether all programs do it, so that it tells how cost grows with shards.
    boolean isOnlyShards() {
        return kinds.contains(Program.Kind.HELM);
    }

    /// For a directory.
    String id() {
        return name.replaceAll("[^0-9a-z]+", "-");
    }

    /// What is rendered, as arguments of this program.
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of("render", environment.toString(), "--set", "shardCount=" + shards));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return arguments;
    }
}
