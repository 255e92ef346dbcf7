package dev.jitsirenderer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.jitsirenderer.argocd.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What GitHub runs says the same as the files that it runs.
class WorkflowsTest {

    private static final Path WORKFLOWS = Path.of(".github/workflows");
    private static final Path RECIPE = Path.of("docs/ci/github-actions.yaml");
    private static final Path RELEASE = WORKFLOWS.resolve("release.yaml");

    /// Name, hash and version of an action.
    private static final Pattern ACTION = Pattern.compile("uses: (\\S+?)@([0-9a-f]{40}) # (v[0-9.]+)");

    /// Files of this repository: what is built lies below `target`.
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w./$-])(?:\\./)?((?:\\.ci|docs|environments|native|src)/[\\w./-]+|mvnw|pom\\.xml|plugin\\.yaml)");

    /// @param name of the job
    private record Job(String name, YamlFile content) {

        Stream<Map<?, ?>> steps() {
            return content.list("steps").stream().map(step -> (Map<?, ?>) step);
        }

        Stream<String> scripts() {
            return steps().filter(step -> step.containsKey("run"))
                    .map(step -> step.get("run").toString());
        }
    }

    static List<Path> workflows() throws IOException {
        try (var files = Files.list(WORKFLOWS)) {
            return Stream.concat(files, Stream.of(RECIPE)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobEndsAndAsksForNoMoreThanItNeeds(Path workflow) throws IOException {
        assertThat(YamlFile.read(workflow).get("permissions"))
                .isPresent()
                .get()
                .isIn(Map.of(), Map.of("contents", "read"));
        assertThat(jobs(workflow)).isNotEmpty().allSatisfy(job -> {
            assertThat(job.content().get("timeout-minutes")).isPresent();
            assertThat(job.content().get("runs-on")).isPresent();
            assertThat(job.steps()).isNotEmpty().allMatch(step -> step.containsKey("run") != step.containsKey("uses"));
        });
    }

    /// A name that somebody else chooses would be a part of the script.
    @ParameterizedTest
    @MethodSource("workflows")
    void noScriptIsPutTogetherByGitHub(Path workflow) throws IOException {
        assertThat(jobs(workflow).stream().flatMap(Job::scripts))
                .isNotEmpty()
                .noneMatch(script -> script.contains("${{"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void scriptsNameFilesThatExist(Path workflow) throws IOException {
        // The recipe runs in another repository.
        if (!workflow.equals(RECIPE)) {
            assertThat(jobs(workflow).stream()
                            .flatMap(Job::scripts)
                            .flatMap(script -> FILE.matcher(script).results().map(match -> match.group(1))))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Path.of(file)).exists());
        }
    }

    @Test
    void everyActionIsPinnedAndOneVersionIsOneCommit() throws IOException {
        var commits = new TreeMap<String, List<String>>();
        for (var workflow : workflows()) {
            var text = Files.readString(workflow);
            var actions = ACTION.matcher(text).results().toList();
            actions.forEach(action -> commits.computeIfAbsent(action.group(1), _ -> new ArrayList<>())
                    .add(action.group(2) + " " + action.group(3)));

            assertThat(actions).as(workflow.toString()).hasSize(text.split("uses: ", -1).length - 1);
        }
        assertThat(commits)
                .allSatisfy((_, pins) -> assertThat(pins.stream().distinct()).hasSize(1));
    }

    @Test
    void everyJobBuildsWithTheJdkOfThePom() throws IOException {
        var versions = new ArrayList<String>();
        for (var workflow : workflows()) {
            jobs(workflow).stream()
                    .flatMap(Job::steps)
                    .map(step -> new YamlFile(step).text("with", "java-version"))
                    .forEach(version -> version.ifPresent(versions::add));
        }

        assertThat(versions).isNotEmpty().containsOnly(Pom.read().jdk());
    }

    @Test
    void aReleaseIsTestedFirstAndPublishedLast() throws IOException {
        var jobs = jobs(RELEASE);

        assertThat(jobs.getFirst().scripts()).contains(".ci/run");
        assertThat(jobs.subList(1, jobs.size()))
                .allSatisfy(job -> assertThat(
                                job.content().get("needs").orElseThrow().toString())
                        .contains(jobs.getFirst().name()));
        var names = jobs.stream().map(Job::name).toList();
        assertThat(jobs.getLast().content().list("needs").stream().map(Object::toString))
                .containsExactlyElementsOf(names.subList(0, names.size() - 1));
    }

    @Test
    void theImageIsPublishedUnderTheNameThatIsInstalled() throws IOException {
        var image = YamlFile.read(RELEASE).text("env", "IMAGE").orElseThrow();
        var sidecar = YamlFile.named(
                YamlFile.read(Path.of("native/argocd/component/repo-server.yaml"))
                        .list("spec", "template", "spec", "containers"),
                "jitsi-renderer");

        assertThat(sidecar.get("image")).isEqualTo(image + ":" + Pom.read().version());
    }

    /// `native/build.sh` writes what the workflow takes, and the README says how it is called.
    @Test
    void theFilesOfAReleaseHaveOneNameEverywhere() throws IOException {
        var build = Files.readString(Path.of("native/build.sh"));
        var release = Files.readString(RELEASE);

        assertThat(build).contains("name=jitsi-renderer-$version", "\"$release/$name-linux-$processor\"");
        assertThat(build).contains("\"$release/$name-jvm.tar.gz\"", "\"$release/$name.cdx.json\"");
        assertThat(release).contains("target/release/jitsi-renderer-$VERSION-linux-$PROCESSOR");
        assertThat(release).contains("release/jitsi-renderer-${{ needs.test.outputs.version }}.cdx.json");
        assertThat(processors()).containsExactly(entry("amd64", "ubuntu-24.04"), entry("arm64", "ubuntu-24.04-arm"));
        assertThat(Path.of("README.md"))
                .content()
                .contains(
                        "jitsi-renderer-%s-linux-amd64".formatted(Pom.read().version()),
                        "jitsi-renderer-%s-jvm.tar.gz".formatted(Pom.read().version()));
    }

    private static Map<String, String> processors() throws IOException {
        var processors = new TreeMap<String, String>();
        YamlFile.read(RELEASE)
                .list("jobs", "native", "strategy", "matrix", "include")
                .forEach(item -> processors.put(
                        ((Map<?, ?>) item).get("processor").toString(),
                        ((Map<?, ?>) item).get("runner").toString()));
        return processors;
    }

    /// In the order of the file.
    private static List<Job> jobs(Path workflow) throws IOException {
        var jobs = new ArrayList<Job>();
        ((Map<?, ?>) YamlFile.read(workflow).get("jobs").orElseThrow())
                .forEach((name, content) ->
                        jobs.add(new Job(name.toString(), new YamlFile((Map<?, ?>) Objects.requireNonNull(content)))));
        return jobs;
    }
}
