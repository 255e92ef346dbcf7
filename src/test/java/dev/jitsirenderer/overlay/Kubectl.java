package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// kubectl as the users of kustomize have it; needs no cluster.
public record Kubectl(Path program, Path workspace) {

    /// What kustomize makes of a pair.
    sealed interface Outcome {

        /// @param object empty if the patch deleted it
        record Printed(Optional<Mapping> object) implements Outcome {}

        record Refused(String message) implements Outcome {}
    }

    private record Run(int exitCode, String output, String errors) {}

    /// The first with the kustomize that patches are compared with, 5.5.
    private static final int OLDEST_MINOR = 32;

    private static final Pattern MINOR = Pattern.compile("Client Version: v1\\.([0-9]+)");

    public static Kubectl find(Path workspace) throws IOException, InterruptedException {
        var given = Optional.ofNullable(System.getProperty("kubectl")).map(Path::of);
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
        var kubectl = given.or(() -> onPath)
                .map(program -> new Kubectl(program, workspace))
                .orElseThrow(() -> missing("is missing"));
        var minor = MINOR.matcher(kubectl.version());
        if (!minor.find() || Integer.parseInt(minor.group(1)) < OLDEST_MINOR) {
            throw missing("is too old (%s)".formatted(kubectl.version()));
        }
        return kubectl;
    }

    private static AssertionError missing(String what) {
        return new AssertionError(("kubectl %s: install 1.%d or newer (Debian 13: kubernetes-client; or the binary from"
                        + " dl.k8s.io), or name it with -Dkubectl=/path/to/kubectl")
                .formatted(what, OLDEST_MINOR));
    }

    /// On one line, to say what was compared with.
    String version() throws IOException, InterruptedException {
        var run = run(List.of("version", "--client"));
        return String.join(", ", run.output().lines().toList());
    }

    /// Runs pairs with distinct names at once; if one is refused, halves tell which.
    Map<String, Outcome> kustomize(List<Pair> pairs) throws IOException, InterruptedException {
        var outcomes = new HashMap<String, Outcome>();
        var run = kustomization(pairs);
        if (run.exitCode() == 0) {
            var printed = documents(run.output());
            pairs.forEach(pair ->
                    outcomes.put(pair.name(), new Outcome.Printed(Optional.ofNullable(printed.get(pair.name())))));
        } else if (pairs.size() == 1) {
            outcomes.put(pairs.getFirst().name(), new Outcome.Refused(run.errors()));
        } else {
            var half = pairs.size() / 2;
            outcomes.putAll(kustomize(pairs.subList(0, half)));
            outcomes.putAll(kustomize(pairs.subList(half, pairs.size())));
        }
        return outcomes;
    }

    /// Builds a kustomization as it is.
    ///
    /// @param kustomization as JSON
    /// @return the objects by name
    Map<String, Mapping> build(String objects, String kustomization) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory(workspace, "kustomization");
        Files.writeString(directory.resolve("objects.yaml"), objects);
        Files.writeString(directory.resolve("kustomization.yaml"), kustomization);
        return documents(kustomize(directory));
    }

    /// What a directory with a kustomization builds, as printed.
    public String kustomize(Path directory) throws IOException, InterruptedException {
        var run = run(List.of("kustomize", directory.toString()));
        if (run.exitCode() != 0) {
            throw new AssertionError(run.errors());
        }
        return run.output();
    }

    /// What `kubectl patch` makes of a pair: Kubernetes' own strategic merge, on the object as its type.
    Mapping patch(Pair pair) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory(workspace, "patch");
        var object = Files.writeString(directory.resolve("object.yaml"), Pair.yaml(pair.object()));
        var patch = Files.writeString(directory.resolve("patch.json"), JsonText.of(pair.patch()));
        var run = run(List.of(
                "patch", "--local", "--type=strategic", "-o", "yaml", "-f", "" + object, "--patch-file", "" + patch));
        if (run.exitCode() != 0) {
            throw new AssertionError(run.errors());
        }
        return document(run.output());
    }

    private Run kustomization(List<Pair> pairs) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory(workspace, "kustomization");
        var objects = new ArrayList<String>();
        var patches = new ArrayList<Map<String, Object>>();
        for (var pair : pairs) {
            objects.add("---\n" + Pair.yaml(pair.object()));
            var file = pair.name() + ".yaml";
            Files.writeString(directory.resolve(file), pair.patchText());
            var target = Map.of("kind", pair.kind(), "name", pair.name());
            patches.add(Map.of("path", file, "target", target));
        }
        Files.writeString(directory.resolve("objects.yaml"), String.join("", objects));
        Files.writeString(
                directory.resolve("kustomization.yaml"),
                JsonText.of(Map.of("resources", List.of("objects.yaml"), "patches", patches)));
        return run(List.of("kustomize", directory.toString()));
    }

    private static Map<String, Mapping> documents(String output) {
        var documents = new HashMap<String, Mapping>();
        for (var text : output.split("(?m)^---\n", -1)) {
            if (!text.isBlank()) {
                var object = document(text);
                documents.put(
                        object.mapping("metadata").orElseThrow().text("name").orElseThrow(), object);
            }
        }
        return documents;
    }

    private static Mapping document(String text) {
        if (YamlReader.read(text, "kubectl") instanceof Checked.Accepted<Node>(Mapping mapping)) {
            return mapping;
        }
        throw new AssertionError("kubectl printed\n" + text);
    }

    private Run run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        var output = Files.createTempFile(workspace, "output", ".txt");
        var errors = Files.createTempFile(workspace, "errors", ".txt");
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        var exitCode = process.waitFor();
        return new Run(exitCode, Files.readString(output), Files.readString(errors));
    }
}
