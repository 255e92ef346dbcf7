package dev.jitsirenderer.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.golden.GoldenFiles;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every directory below `patches/`: an `object.yaml`, a `patch.yaml` (a mapping to merge, or a list of operations),
/// and what comes out: `expected.yaml`, empty for a deleted object, or `errors.txt`.
///
/// kustomize does the same, unless `why.txt` says why it does not; then `kustomize.yaml` is what it prints. Where the
/// reason begins with "Kubernetes:", `kubectl patch` does what we do.
class PatchCasesTest {

    private static final Path CASES = Path.of("src/test/resources/patches");
    private static final Set<String> FILES =
            Set.of("object.yaml", "patch.yaml", "expected.yaml", "errors.txt", "why.txt", "kustomize.yaml");
    private static final String REFUSED = "# refused\n";

    @TempDir
    static Path workspace;

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpectedAndAsKustomizeHasIt() throws IOException, InterruptedException {
        var kubectl = Kubectl.find(workspace);
        var cases = cases();
        var outcomes = outcomes(kubectl, cases);
        System.out.printf("%d cases compared with %s%n", cases.size(), kubectl.version());
        return cases.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        CASES.resolve(entry.getKey()).toUri(),
                        () -> check(CASES.resolve(entry.getKey()), entry.getValue(), outcomes, kubectl)));
    }

    private static void check(Path directory, Pair pair, Map<String, Kubectl.Outcome> outcomes, Kubectl kubectl)
            throws IOException, InterruptedException {
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(FILES);
        }
        var applied = pair.apply();
        var ours = text(applied);
        var expected = applied instanceof Checked.Rejected ? "errors.txt" : "expected.yaml";
        GoldenFiles.assertText(directory.resolve(expected), ours);
        assertThat(directory.resolve(expected.equals("errors.txt") ? "expected.yaml" : "errors.txt"))
                .doesNotExist();

        var name = directory.getFileName().toString();
        var theirs = text(outcomes.get(name), pair.name());
        var reason = directory.resolve("why.txt");
        if (Files.exists(reason)) {
            assertThat(isSame(applied, outcomes.get(name), pair.name()))
                    .as("kustomize has come to do the same, %s is obsolete", reason)
                    .isFalse();
            GoldenFiles.assertText(directory.resolve("kustomize.yaml"), theirs);
            if (Files.readString(reason).startsWith("Kubernetes:")) {
                assertThat(withoutEmpty(kubectl.patch(pair)))
                        .as("kubectl patch")
                        .isEqualTo(withoutEmpty(accepted(applied)));
            }
        } else {
            assertThat(directory.resolve("kustomize.yaml")).doesNotExist();
            assertThat(isSame(applied, outcomes.get(name), pair.name()))
                    .as("ours:\n%s\nkustomize's:\n%s", ours, theirs)
                    .isTrue();
        }
    }

    /// Cases that are refused are run one by one, all others at once.
    private static Map<String, Kubectl.Outcome> outcomes(Kubectl kubectl, Map<String, Pair> cases)
            throws IOException, InterruptedException {
        var outcomes = new TreeMap<String, Kubectl.Outcome>();
        var byRefusal = cases.entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .collect(Collectors.partitioningBy(pair -> pair.apply() instanceof Checked.Rejected));
        outcomes.putAll(kubectl.kustomize(byRefusal.get(false)));
        for (var pair : byRefusal.get(true)) {
            outcomes.putAll(kubectl.kustomize(List.of(pair)));
        }
        return outcomes;
    }

    private static boolean isSame(Checked<Optional<Mapping>> ours, Kubectl.Outcome theirs, String name) {
        return switch (theirs) {
            case Kubectl.Outcome.Refused _ -> ours instanceof Checked.Rejected;
            case Kubectl.Outcome.Printed(var object) ->
                ours instanceof Checked.Accepted<Optional<Mapping>>(var mine)
                        && mine.map(Pair::data).equals(object.map(node -> Pair.data(Pair.renamed(node, name))));
        };
    }

    private static String text(Checked<Optional<Mapping>> applied) {
        return switch (applied) {
            case Checked.Accepted<Optional<Mapping>>(var object) ->
                object.map(Pair::yaml).orElse("");
            case Checked.Rejected<Optional<Mapping>>(var problems) ->
                problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
        };
    }

    private static String text(Kubectl.Outcome outcome, String name) {
        return switch (outcome) {
            case Kubectl.Outcome.Refused _ -> REFUSED;
            case Kubectl.Outcome.Printed(var object) ->
                object.map(node -> Pair.yaml(Pair.renamed(node, name))).orElse("");
        };
    }

    private static Mapping accepted(Checked<Optional<Mapping>> applied) {
        return ((Checked.Accepted<Optional<Mapping>>) applied).value().orElseThrow();
    }

    /// The typed object that `kubectl patch` prints has empty fields that nobody wrote.
    private static Object withoutEmpty(Node node) {
        return withoutEmpty(Pair.data(node));
    }

    private static Object withoutEmpty(Object data) {
        return switch (data) {
            case Map<?, ?> map -> {
                var rest = new TreeMap<Object, Object>();
                map.forEach((key, value) -> {
                    var child = withoutEmpty(value);
                    if (!child.equals(Map.of())
                            && !child.equals(List.of())
                            && !child.toString().equals("null")) {
                        rest.put(key, child);
                    }
                });
                yield rest;
            }
            case List<?> list ->
                list.stream().map(item -> withoutEmpty((Object) item)).toList();
            default -> data;
        };
    }

    private static Map<String, Pair> cases() throws IOException {
        var cases = new TreeMap<String, Pair>();
        try (var directories = Files.list(CASES)) {
            for (var directory : directories.toList()) {
                var object = (Mapping) read(directory.resolve("object.yaml"));
                cases.put(directory.getFileName().toString(), new Pair(object, read(directory.resolve("patch.yaml"))));
            }
        }
        return cases;
    }

    private static Node read(Path file) throws IOException {
        var read = YamlReader.read(Files.readString(file), file.getFileName().toString());
        assertThat(read.diagnostics()).as(file.toString()).isEmpty();
        return ((Checked.Accepted<Node>) read).value();
    }
}
