package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.layer.Environments;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The examples for Applications are such as Argo CD takes, and fit the environments of this repository.
@QuarkusTest
class ApplicationsTest {

    private static final Path EXAMPLES = Path.of("native/argocd/applications");
    private static final Path DOCUMENT = Path.of("docs/argocd.md");
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String GENERATE_PATHS = "argocd.argoproj.io/manifest-generate-paths";

    @TestFactory
    Stream<DynamicTest> haveNoFieldThatArgoCdDoesNotKnow() throws IOException {
        var structure = Structure.current();
        return examples().entrySet().stream()
                .map(example -> dynamicTest(example.getKey(), () -> {
                    assertThat(structure.knows(example.getValue())).isTrue();
                    assertThat(structure.mistakes(example.getValue())).isEmpty();
                    assertThat(example.getValue().text("apiVersion")).contains("argoproj.io/v1alpha1");
                }));
    }

    @Test
    void aMisspeltFieldWouldBeSeen() throws IOException {
        var application =
                Files.readString(EXAMPLES.resolve("application.yaml")).replace("selfHeal: true", "selfheal: 'yes'");

        assertThat(Structure.current().mistakes(YamlFile.parse(application).getFirst()))
                .containsExactly("Application.spec.syncPolicy.automated.selfheal is unknown");
    }

    /// The document links the files; what it shows of them itself is read all the same.
    @TestFactory
    Stream<DynamicTest> theDocumentShowsSoundYaml() throws IOException {
        var structure = Structure.current();
        return YAML_BLOCK
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .map(block -> dynamicTest(block.lines().findFirst().orElseThrow(), () -> {
                    for (var shown : YamlFile.parse(block)) {
                        if (shown.get("kind").isPresent() && structure.knows(shown)) {
                            assertThat(structure.mistakes(shown)).isEmpty();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> renderAnEnvironmentOfThisRepository() throws IOException {
        var environments = Environments.below(Path.of("environments"));
        var plugin = YamlFile.read(Path.of("plugin.yaml")).text("metadata", "name");
        return applications()
                .map(application -> dynamicTest(application.getKey(), () -> {
                    var source = source(application.getValue());
                    var path = Path.of(source.text("path").orElseThrow());

                    assertThat(environments).contains(path);
                    assertThat(source.text("plugin", "name")).isEqualTo(plugin);
                    var settings = source.list("plugin", "parameters").stream()
                            .map(parameter -> (Map<?, ?>) parameter)
                            .map(parameter -> parameter.get("name") + "=" + parameter.get("string"))
                            .toList();
                    assertThat(namespaces(path, settings))
                            .containsOnly(application
                                    .getValue()
                                    .text("spec", "destination", "namespace")
                                    .orElseThrow());
                }));
    }

    /// Else a change in a `values.yaml` further out would never be rendered.
    @TestFactory
    Stream<DynamicTest> areRenderedAgainWhenALayerChanges() throws IOException {
        return applications()
                .filter(application -> application
                        .getValue()
                        .get("metadata", "annotations", GENERATE_PATHS)
                        .isPresent())
                .map(application -> dynamicTest(application.getKey(), () -> {
                    var path =
                            Path.of(source(application.getValue()).text("path").orElseThrow());
                    assertThat(watched(application.getValue(), path)).containsAll(layersOf(path));
                }));
    }

    @Test
    void theSetFindsTheEnvironmentsAndNothingElse() throws IOException {
        var set = YamlFile.read(EXAMPLES.resolve("application-set.yaml"));
        var template = new YamlFile((Map<?, ?>) set.get("spec", "template").orElseThrow());
        var git = new YamlFile((Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) set.list("spec", "generators").getFirst()).get("git")));
        var chosen = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("environments"))) {
            files.filter(Files::isDirectory)
                    .filter(directory -> isChosen(directory, git))
                    .forEach(chosen::add);
        }

        assertThat(chosen).isNotEmpty().isSubsetOf(Environments.below(Path.of("environments")));
        assertThat(git.list("directories").stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("path")))
                        .filter(path -> !path.contains("*"))
                        .map(Path::of))
                .isNotEmpty()
                .allSatisfy(directory -> assertThat(directory).isDirectory());
        for (var environment : chosen) {
            assertThat(watched(template, environment)).containsAll(layersOf(environment));
        }
    }

    @Test
    void mayBeDoneInTheirProject() throws IOException {
        var project = YamlFile.read(EXAMPLES.resolve("project.yaml"));
        var templates = new ArrayList<YamlFile>();
        applications()
                .map(Map.Entry::getValue)
                .filter(application -> application.text("spec", "project").equals(project.text("metadata", "name")))
                .forEach(templates::add);
        templates.add(new YamlFile((Map<?, ?>) YamlFile.read(EXAMPLES.resolve("application-set.yaml"))
                .get("spec", "template")
                .orElseThrow()));

        assertThat(templates).hasSizeGreaterThan(1);
        for (var application : templates) {
            assertThat(application.text("spec", "project")).isEqualTo(project.text("metadata", "name"));
            assertThat(project.list("spec", "sourceRepos"))
                    .isEqualTo(List.of(source(application).text("repoURL").orElseThrow()));
            assertThat(project.list("spec", "destinations"))
                    .isEqualTo(List.of(application.get("spec", "destination").orElseThrow()));
            assertThat(application.text("metadata", "name").orElseThrow()).startsWith("jitsi-");
        }
    }

    private static Map<String, YamlFile> examples() throws IOException {
        var examples = new LinkedHashMap<String, YamlFile>();
        try (var files = Files.list(EXAMPLES)) {
            for (var file : files.sorted().toList()) {
                examples.put(file.getFileName().toString(), YamlFile.read(file));
            }
        }
        return examples;
    }

    /// Those that render an environment; the app of apps has plain files.
    private static Stream<Map.Entry<String, YamlFile>> applications() throws IOException {
        return examples().entrySet().stream()
                .filter(example -> example.getValue().kind().equals("Application"))
                .filter(example -> source(example.getValue()).get("plugin").isPresent());
    }

    /// Where an Application takes its objects from, with a hydrator in between or not.
    private static YamlFile source(YamlFile application) {
        return new YamlFile((Map<?, ?>) application
                .get("spec", "source")
                .or(() -> application.get("spec", "sourceHydrator", "drySource"))
                .orElseThrow());
    }

    /// What the annotation names, seen from the repository.
    private static List<Path> watched(YamlFile application, Path environment) {
        var paths = application.text("metadata", "annotations", GENERATE_PATHS).orElseThrow();
        return Stream.of(paths.split(";", -1))
                .map(path -> environment.resolve(path).normalize())
                .toList();
    }

    /// The environment's own directory, and the values files that it inherits.
    private static List<Path> layersOf(Path environment) {
        var layers = new ArrayList<Path>();
        layers.add(environment);
        for (var parent = environment.getParent(); parent != null; parent = parent.getParent()) {
            var values = parent.resolve("values.yaml");
            if (!Files.exists(values)) {
                break;
            }
            layers.add(values);
        }
        return layers;
    }

    /// As the generator decides: one pattern includes the directory, and none excludes it.
    private static boolean isChosen(Path directory, YamlFile git) {
        var included = false;
        for (var item : git.list("directories")) {
            var rule = (Map<?, ?>) item;
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + rule.get("path"));
            if (matcher.matches(directory)) {
                if (Boolean.TRUE.equals(rule.get("exclude"))) {
                    return false;
                }
                included = true;
            }
        }
        return included;
    }

    private static List<String> namespaces(Path environment, List<String> settings) {
        return switch (Renderer.render(Request.of(environment).withSettings(settings))) {
            case Checked.Accepted<List<Manifest>>(var manifests) ->
                manifests.stream().map(Manifest::namespace).distinct().toList();
            case Checked.Rejected<List<Manifest>>(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
