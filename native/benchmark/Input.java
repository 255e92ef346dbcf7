package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the programs get for a work, made of what ours prints.
///
/// @param directory of this work
/// @param objects that all have to print
record Input(Work work, Path directory, KubernetesObjects objects) {

    /// @param ours to make it with
    static Input prepare(Work work, Program ours) throws IOException, InterruptedException {
        var directory = Files.createDirectories(Benchmark.TARGET.resolve(work.id()));
        var printed = directory.resolve("objects.yaml");
        render(ours, work, List.of(), printed);
        var input = new Input(work, directory, KubernetesObjects.read(printed));
        Files.delete(printed);
        if (work.kinds().contains(Program.Kind.HELM)) {
            input.writeChart(ours);
        }
        if (work.kinds().contains(Program.Kind.KUSTOMIZE)) {
            input.writeKustomization(ours);
        }
        return input;
    }

    Path chart() {
        return directory.resolve("chart");
    }

    Path kustomization() {
        return directory.resolve("kustomization");
    }

    /// A template needs two shards to see what is different.
    private void writeChart(Program ours) throws IOException, InterruptedException {
        var all = rendered(ours, "objects", List.of());
        var two = work.shards() > 1 ? all : rendered(ours, "two-shards", List.of("--set", "shardCount=2"));
        delete(chart());
        new Chart(chart(), work.shards()).write(all, two);
    }

    /// All objects as they are before the patches, and the same patches.
    private void writeKustomization(Program ours) throws IOException, InterruptedException {
        delete(kustomization());
        var objects = rendered(ours, "kustomization", List.of("--set", "patches=null"));
        var patches = work.settings().contains("patches=null") ? List.of() : Kustomization.patches(work.environment());
        new Kustomization(objects, patches).write(work.environment());
    }

    private Path rendered(Program ours, String name, List<String> settings) throws IOException, InterruptedException {
        var output = directory.resolve(name);
        var arguments = new ArrayList<>(settings);
        arguments.addAll(List.of("--output-dir", output.toString()));
        render(ours, work, arguments, Path.of("/dev/null"));
        return output;
    }

    private static void render(Program ours, Work work, List<String> more, Path output)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(ours.start());
        command.addAll(work.arguments());
        command.addAll(more);
        Tools.run(command, output);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
