package dev.jitsirenderer.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The steps of `docs/ci`, as they stand in the files, on a repository with two revisions: all of them but those that
/// talk to GitHub or GitLab.
class CiRecipeIT {

    private static final Path RECIPES = Path.of("docs/ci");
    private static final Path GOLDEN = Path.of("src/test/resources/ci").toAbsolutePath();

    private static final int MOST_CHARACTERS_OF_GITHUB = 65_536;

    private static final String SHARED = """
            domain: meet.example.com
            cluster: {podNetworks: [10.244.0.0/16]}
            jvb: {autoscaling: {minReplicas: 1, maxReplicas: 1}}
            """;

    @TempDir
    Path directory;

    private Path repository;
    private Path out;
    private Path program;

    /// @param output both streams
    private record Run(int exitCode, String output) {}

    @BeforeEach
    void makeARepository() throws Exception {
        repository = Files.createDirectory(directory.resolve("repository"));
        out = directory.resolve("rendered");
        program = directory.resolve("jitsi-renderer");
        var command = Program.command().stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
        Files.writeString(program, "#!/bin/sh\nexec %s \"$@\"\n".formatted(command));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        git("init", "--quiet", "--initial-branch=main");
        write("environments/values.yaml", SHARED);
        write("environments/production/values.yaml", "shardCount: 2\n");
        commit();
    }

    @Test
    void bothRecipesRunTheSameSteps() throws IOException {
        assertThat(stepsOfGitlab())
                .isEqualTo(stepsOfGithub().stream()
                        .filter(step -> !step.contains("GITHUB_"))
                        .toList());
    }

    @Test
    void aShardMoreIsNewFilesAndNothingElse() throws Exception {
        write("environments/production/values.yaml", "shardCount: 3\n");
        commit();

        assertThat(runSteps().exitCode()).isZero();

        GoldenFiles.assertText(GOLDEN.resolve("a-shard-more.md"), comment());
    }

    @Test
    void aChangedValueIsADiff() throws Exception {
        write("environments/production/values.yaml", "shardCount: 2\njvb: {autoscaling: {maxReplicas: 2}}\n");
        commit();

        assertThat(runSteps().exitCode()).isZero();

        GoldenFiles.assertText(GOLDEN.resolve("a-changed-value.md"), comment());
    }

    @Test
    void aChangeThatRendersToTheSameSaysSo() throws Exception {
        write("README.md", "production is where people confer\n");
        commit();

        assertThat(runSteps().exitCode()).isZero();

        assertThat(comment()).isEqualTo("### Renders to the same bytes as before\n");
    }

    @Test
    void aMistakeIsInTheCommentAndFailsTheJob() throws Exception {
        write("environments/production/values.yaml", "shardCount: three\njvb: {replica: 2}\n");
        commit();

        var run = runSteps();

        assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
        GoldenFiles.assertText(GOLDEN.resolve("a-mistake.md"), comment());
    }

    /// A block that ended early would let a file speak in the name of the one who comments.
    @Test
    void nothingOfTheFilesLeavesItsBlock() throws Exception {
        write("environments/production/values.yaml", """
                shardCount: 2
                web: {files: {/config/custom-config.js: files/config.js}}
                """);
        write("environments/production/files/config.js", "// first\n");
        commit();
        write("environments/production/files/config.js", "~~~\n\n# Approved\n~~~~~~ text\n");
        commit();

        assertThat(runSteps().exitCode()).isZero();

        assertThat(comment().lines().filter(line -> line.contains("# Approved")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("+"));
        assertThat(comment().lines().filter(line -> line.contains("~~~")))
                .containsExactly("~~~text", "~~~", "~~~diff", "~~~");
    }

    @Test
    void aLargeChangeIsCutToWhatGithubTakes() throws Exception {
        write("environments/production/values.yaml", "shardCount: 2\nresources: [resources/notes.yaml]\n");
        write("environments/production/resources/notes.yaml", notes("ä"));
        commit();
        write("environments/production/resources/notes.yaml", notes("ö"));
        write("environments/production/values.yaml", "shardCount: 60\nresources: [resources/notes.yaml]\n");
        write("environments/values.yaml", SHARED + "haproxy: {shardSlots: 64}\n");
        commit();

        assertThat(runSteps().exitCode()).isZero();

        assertThat(comment()).hasSizeLessThan(MOST_CHARACTERS_OF_GITHUB);
        assertThat(comment().lines().filter(line -> line.startsWith("... cut here")))
                .hasSize(2);
        assertThat(comment()).doesNotContain("\uFFFD").endsWith("</details>\n");
        assertThat(Files.size(out.resolve("all.diff"))).isGreaterThan(MOST_CHARACTERS_OF_GITHUB);
    }

    private static String notes(String letter) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: notes, namespace: default}
                data:
                  notes: |
                %s""".formatted(("    " + letter.repeat(60) + "\n").repeat(600));
    }

    /// One after the other, each in a shell as GitHub starts it, up to the first that fails.
    private Run runSteps() throws IOException, InterruptedException {
        var output = new StringBuilder();
        for (var step : stepsOfGitlab()) {
            var run = run(List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step));
            output.append(run.output());
            if (run.exitCode() != 0) {
                return new Run(run.exitCode(), output.toString());
            }
        }
        return new Run(0, output.toString());
    }

    private String comment() throws IOException {
        return Files.readString(out.resolve("comment.md"));
    }

    private static List<String> stepsOfGithub() throws IOException {
        var jobs = (Map<?, ?>) read("github-actions.yaml").get("jobs");
        var steps = (List<?>) ((Map<?, ?>) jobs.get("render")).get("steps");
        return steps.stream()
                .map(step -> (Map<?, ?>) step)
                .filter(step -> step.containsKey("run"))
                .map(step -> step.get("run").toString())
                .toList();
    }

    private static List<String> stepsOfGitlab() throws IOException {
        var script = (List<?>) ((Map<?, ?>) read("gitlab-ci.yaml").get("render")).get("script");
        return script.stream().map(Object::toString).toList();
    }

    private static Map<?, ?> read(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(RECIPES.resolve(file)));
    }

    private void write(String file, String text) throws IOException {
        var path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--message=change");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var run = run(command);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(directory, "step", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "BASE", "HEAD^1",
                        "OUT", out.toString(),
                        "JITSI_RENDERER", program.toString(),
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_AUTHOR_NAME", "A",
                        "GIT_AUTHOR_EMAIL", "a@example.com",
                        "GIT_COMMITTER_NAME", "A",
                        "GIT_COMMITTER_EMAIL", "a@example.com"));
        var process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within three minutes: " + command);
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
