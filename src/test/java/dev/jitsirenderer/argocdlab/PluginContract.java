package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jitsirenderer.golden.DirectoryCopy;
import dev.jitsirenderer.golden.GoldenFiles;
import dev.jitsirenderer.packaged.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What Argo CD and the packaged program do together, whichever cmp-server stands between them.
abstract class PluginContract {

    static final Path PLUGIN = Path.of("plugin.yaml");

    private static final Path ENVIRONMENTS = Path.of("environments").toAbsolutePath();
    private static final Path SHOWN_ERRORS = Path.of("src/test/resources/argocdlab");
    private static final String PRODUCTION = "environments/production/values.yaml";

    /// By the words of the command line: each takes as long as a case.
    private static final Map<List<String>, List<String>> RENDERED = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    private Path repository = Path.of("");
    private @Nullable CmpServer server;

    /// @param plugin a `plugin.yaml`
    abstract CmpServer start(Path plugin) throws Exception;

    @BeforeEach
    void startServer() throws Exception {
        repository = directory.toRealPath().resolve("repository");
        Files.createDirectories(repository.resolve(".git"));
        Files.writeString(repository.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        DirectoryCopy.make(ENVIRONMENTS, repository.resolve("environments"));
        server = start(PLUGIN);
    }

    @AfterEach
    void stopServer() {
        server().close();
    }

    final CmpServer server() {
        return Objects.requireNonNull(server);
    }

    final Path repository() {
        return repository;
    }

    final RepoServer argo() {
        return RepoServer.with(server(), repository);
    }

    static List<String> environments() throws IOException {
        try (var paths = Files.list(ENVIRONMENTS)) {
            return paths.filter(path -> Files.exists(path.resolve("values.yaml")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void generatesTheObjectsThatRenderPrints(String environment) throws Exception {
        assertThat(argo().generate(Application.of(environment)))
                .containsExactlyElementsOf(rendered("environments/" + environment))
                .isNotEmpty();
    }

    @Test
    void takesParametersInEachOfTheirStates() throws Exception {
        var application = Application.of("production");
        var rendered = rendered("environments/production");

        assertThat(argo().generate(application)).isEqualTo(rendered);
        assertThat(argo().generate(application.withParameters())).isEqualTo(rendered);
        assertThat(argo().generate(application.withParameters(PluginParameter.of("shardCount", "3"))))
                .isEqualTo(rendered("environments/production", "--set", "shardCount=3"))
                .isNotEqualTo(rendered);
    }

    /// Only a plugin with discovery is run for an Application that has no `plugin` section.
    @Test
    void needsNoPluginSection() throws Exception {
        var application = Application.of("production");
        var tree = SentTree.of(repository, application, false, List.of(".git"));

        assertThat(server().isDiscoveryConfigured()).isFalse();
        assertThat(server().matchRepository(tree, application.variables(), argo().deadline()))
                .isFalse();
        assertThat(RepoServer.objects(server().generateManifest(
                                tree, application.withoutPlugin().variables(), argo().deadline())))
                .isEqualTo(rendered("environments/production"));
    }

    @Test
    void getsByWithTheFilesThatGeneratePathsName() throws Exception {
        assertThat(argo().narrowed().generate(Application.of("production").withGeneratePaths(".;../values.yaml")))
                .isEqualTo(rendered("environments/production"));
    }

    @Test
    void announcesItsParameters() throws Exception {
        var configuration = PluginConfiguration.read(PLUGIN);
        var announced = argo().parameters(Application.of("production"));

        assertThat(announced)
                .allSatisfy(announcement -> assertThat(announcement).contains("\"name\":"));
        assertThat(announced.isEmpty())
                .isEqualTo(configuration.dynamicParameters().isEmpty());
    }

    @Test
    void showsMistakesInTheValues() throws Exception {
        replace(PRODUCTION, "shardCount: 2", "shardCount: two\nshardcounts: 2");
        replace("environments/production/patches/jvb-hpa.yaml", "averageUtilization", "averageUtilisation");

        assertShown("mistakes-in-the-values", Application.of("production"));
    }

    @Test
    void showsMistakesInAPatch() throws Exception {
        replace("environments/production/patches/jvb-hpa.yaml", "averageUtilization", "averageUtilisation");

        assertShown("mistakes-in-a-patch", Application.of("production"));
    }

    @Test
    void showsMistakesInTheParameters() throws Exception {
        assertShown(
                "mistakes-in-the-parameters",
                Application.of("production")
                        .withParameters(
                                PluginParameter.of("shardCount", "three"),
                                PluginParameter.of("shardcount", "3"),
                                PluginParameter.of("jvb.autoscaling.enabled", List.of("on")),
                                PluginParameter.of("domain", Map.of("host", "$ARGOCD_APP_NAME"))));
    }

    @Test
    void showsThatNobodyReadsPluginEnv() throws Exception {
        assertShown("an-entry-of-plugin-env", Application.of("production").withEnv(Map.of("SHARD_COUNT", "3")));
    }

    @Test
    void showsThatTheClusterIsTooOld() throws Exception {
        assertShown("a-cluster-that-is-too-old", Application.of("production").withCluster("v1.29.4-eks-1"));
    }

    @Test
    void showsThatAFileWasNotSent() throws Exception {
        Files.move(repository.resolve("environments/production/patches"), repository.resolve("environments/patches"));
        Files.writeString(
                repository.resolve(PRODUCTION),
                Files.readString(repository.resolve(PRODUCTION)).replace("path: patches/", "path: ../patches/"));

        assertShown(
                "a-directory-that-was-not-sent",
                argo().narrowed(),
                Application.of("production").withGeneratePaths("."));
    }

    @Test
    void showsThatThePathIsNoEnvironment() throws Exception {
        Files.delete(repository.resolve(PRODUCTION));

        assertShown("a-path-that-is-no-environment", Application.of("production"));
    }

    @Test
    void showsThatThePluginHasAnotherName() throws Exception {
        assertShown("another-name", Application.of("production").withPluginName("jitsi-renderer-v1"));
    }

    private void assertShown(String name, Application application) throws IOException {
        assertShown(name, argo(), application);
    }

    /// The condition in the UI, which says nothing of the copy that the program worked on.
    private static void assertShown(String name, RepoServer argo, Application application) throws IOException {
        var shown = String.valueOf(catchThrowableOfType(PluginException.class, () -> argo.generate(application))
                .getMessage());

        assertThat(shown).doesNotContain("_cmp_server", "\tat ");
        GoldenFiles.assertText(
                SHOWN_ERRORS.resolve(name + ".txt"),
                shown.replace(String.join(" ", Program.command()), PluginProgram.INSTALLED) + "\n");
    }

    private void replace(String file, String text, String replacement) throws IOException {
        var path = repository.resolve(file);
        var before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, replacement));
    }

    /// What `render` prints of the environments as they are, read by another reader than Argo CD's.
    private List<String> rendered(String... arguments) throws Exception {
        var words = Stream.of(Stream.of("render"), Stream.of(arguments), Stream.of("--kube-version", "1.34.1"))
                .flatMap(Function.identity())
                .toList();
        var known = RENDERED.get(words);
        if (known != null) {
            return known;
        }
        var result = Program.in(repository).run(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errors()).isZero();
        var objects = new ArrayList<String>();
        new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
                .loadAllFromString(result.output())
                .forEach(object -> objects.add(ManifestStream.text(object)));
        RENDERED.put(words, objects);
        return objects;
    }
}
