package dev.jitsirenderer.golden;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.ManifestDirectory;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.plan.TopologyPlanner;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.KubernetesVersion;
import dev.jitsirenderer.topology.Topology;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A directory below `golden/`.
///
/// `values.yaml` is the environment, or `environments/production` is, with the layers above it. `settings.txt` holds
/// `--set` arguments, one a line, `cluster.txt` the Kubernetes version and in the next line what the cluster offers.
/// What comes out is in one of
/// - `expected/`: every file of the render,
/// - `expected.diff`: what is different from the case `minimal`,
/// - `errors.txt`: what is wrong.
public record GoldenCase(Path directory) {

    static final Path ROOT = Path.of("src/test/resources/golden");

    public static List<GoldenCase> all() throws IOException {
        try (var paths = Files.list(ROOT)) {
            return paths.filter(Files::isDirectory)
                    .sorted()
                    .map(GoldenCase::new)
                    .toList();
        }
    }

    String name() {
        return directory.getFileName().toString();
    }

    Path expectedFiles() {
        return directory.resolve("expected");
    }

    Path expectedDiff() {
        return directory.resolve("expected.diff");
    }

    Path expectedErrors() {
        return directory.resolve("errors.txt");
    }

    /// Renders a copy of the case in a repository of its own, so that messages show short paths.
    Checked<List<Manifest>> render() throws IOException {
        return inCopy(Renderer::render);
    }

    /// What the case plans.
    public Checked<Topology> plan() throws IOException {
        var capabilities = capabilities();
        return inCopy(request -> Renderer.values(request).map(values -> TopologyPlanner.plan(values, capabilities)));
    }

    private <T> T inCopy(Function<Request, T> step) throws IOException {
        var workspace = Files.createTempDirectory("golden");
        try {
            return step.apply(request(workspace.resolve("repository")));
        } finally {
            delete(workspace);
        }
    }

    private Request request(Path repository) throws IOException {
        DirectoryCopy.make(directory, repository);
        Files.createDirectories(repository.resolve(".git"));
        var layered = repository.resolve("environments/production");
        var environment = Files.isDirectory(layered) ? layered : repository;
        return Request.of(environment).withSettings(settings()).withCapabilities(capabilities());
    }

    static SortedMap<String, String> files(List<Manifest> manifests) {
        var byFile = new TreeMap<String, List<Manifest>>();
        manifests.forEach(manifest -> byFile.computeIfAbsent(ManifestDirectory.file(manifest), _ -> new ArrayList<>())
                .add(manifest));
        var texts = new TreeMap<String, String>();
        byFile.forEach((file, group) -> {
            var text = new StringWriter();
            YamlWriter.write(group, text);
            texts.put(file, text.toString());
        });
        return texts;
    }

    static String errors(Checked<?> checked) {
        return checked.diagnostics().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }

    private List<String> settings() throws IOException {
        var settings = directory.resolve("settings.txt");
        return Files.exists(settings) ? Files.readAllLines(settings) : List.of();
    }

    private Capabilities capabilities() throws IOException {
        var cluster = directory.resolve("cluster.txt");
        if (!Files.exists(cluster)) {
            return Capabilities.UNKNOWN;
        }
        var lines = Files.readAllLines(cluster);
        return new Capabilities(
                KubernetesVersion.parse(lines.getFirst()), Capabilities.parseApiVersions(lines.getLast()));
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
