package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Input that is made to hang the program, to fill its memory or to get at other people's files, as far as it is no
/// file for Git; the rest is a golden case. Argo CD runs the program beside the checkouts of other tenants.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {

    private static final String DOMAIN = "domain: meet.example.com\n";

    @TempDir
    private Path repository;

    @BeforeEach
    void marksTheRepository() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
    }

    @Test
    void refusesFifoAsValues() throws IOException, InterruptedException {
        makeFifo("values.yaml");

        assertThat(problems()).containsExactly("values.yaml: is not a regular file");
    }

    @Test
    void refusesFifoThatValuesName() throws IOException, InterruptedException {
        makeFifo("pipe.js");
        values(DOMAIN + "web: {files: {/config/pipe.js: pipe.js}}\n");

        assertThat(problems())
                .containsExactly(
                        "values.yaml:2: web.files./config/pipe.js names \"pipe.js\", which is not a regular file");
    }

    @Test
    void refusesLinkToDevice() throws IOException {
        Files.createSymbolicLink(repository.resolve("values.yaml"), Path.of("/dev/zero"));

        assertThat(problems()).containsExactly("values.yaml: is outside of this repository");
    }

    @Test
    void refusesLinkToItself() throws IOException {
        Files.createSymbolicLink(repository.resolve("values.yaml"), Path.of("values.yaml"));

        assertThat(problems()).containsExactly("values.yaml: cannot be read");
    }

    @Test
    void refusesFileThatItMayNotRead() throws IOException {
        values(DOMAIN);
        var file = repository.resolve("values.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(problems()).containsExactly("values.yaml: cannot be read");
    }

    @Test
    void refusesTenMegabytes() throws IOException {
        values("domain: " + "x".repeat(10_000_000) + "\n");

        assertThat(problems()).containsExactly("values.yaml: has 10000009 bytes, more than the 1048576 that are read");
    }

    @Test
    void refusesLargeFileThatValuesName() throws IOException {
        values(DOMAIN + "web: {files: {/config/large.js: large.js}}\n");
        Files.writeString(repository.resolve("large.js"), "x".repeat(1024 * 1024 + 1));

        assertThat(problems())
                .containsExactly(
                        "values.yaml:2: web.files./config/large.js names \"large.js\", which has 1048577 bytes,"
                                + " more than the 1048576 that are read");
    }

    @Test
    void refusesFilesThatAreTooLargeTogether() throws IOException {
        values(DOMAIN + "web: {files: {/config/a.js: large.js, /config/b.js: large.js}}\n");
        Files.writeString(repository.resolve("large.js"), "x".repeat(600_000));

        assertThat(problems())
                .containsExactly("values.yaml:2: web.files must be at most 1000000 bytes together, got 1200000");
    }

    @Test
    void cutsLongKeysAndValues() throws IOException {
        values("? " + "x".repeat(500_000) + "\n: 2\ndomain: " + "y".repeat(500_000) + "\n");

        assertThat(problems())
                .containsExactly(
                        "values.yaml:1: \"%s…\" is unknown".formatted("x".repeat(60)),
                        "values.yaml:3: domain must be a host name such as meet.example.com, got \"%s…\""
                                .formatted("y".repeat(60)));
    }

    @Test
    void refusesDeepFlowCollections() throws IOException {
        values(DOMAIN + "jvb: " + "[".repeat(100_000));

        assertThat(problems()).containsExactly("values.yaml:2: is nested deeper than 40 levels");
    }

    @Test
    void refusesDeepBlockCollections() throws IOException {
        values(DOMAIN + "jvb:\n" + "- ".repeat(100_000) + "x\n");

        assertThat(problems()).containsExactly("values.yaml:3: is nested deeper than 40 levels");
    }

    @Test
    void refusesDeepMappings() throws IOException {
        values(DOMAIN
                + IntStream.range(0, 1_000)
                        .mapToObj(depth -> " ".repeat(depth) + "a:\n")
                        .collect(Collectors.joining()));

        assertThat(problems()).containsExactly("values.yaml:41: is nested deeper than 40 levels");
    }

    @Test
    void refusesBillionLaughs() throws IOException {
        values("""
                domain: meet.example.com
                a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
                """);

        assertThat(problems())
                .containsExactly(
                        "values.yaml:2: anchor &a is not allowed, write the value out",
                        "values.yaml:3: alias *a is not allowed, write the value out",
                        "values.yaml:3: anchor &b is not allowed, write the value out",
                        "values.yaml:4: alias *b is not allowed, write the value out",
                        "values.yaml:4: anchor &c is not allowed, write the value out",
                        "values.yaml:5: alias *c is not allowed, write the value out");
    }

    @Test
    void survivesFileFullOfUnknownSettings() throws IOException {
        values(DOMAIN + "env:\n" + lines(30_000, "  ENABLE_SOMETHING_%d: 1\n"));

        assertThat(problems()).hasSize(30_000);
    }

    @Test
    void survivesFileFullOfUnknownKeys() throws IOException {
        values(DOMAIN + lines(50_000, "maxReplicas%d: 1\n"));

        assertThat(problems()).hasSize(50_000);
    }

    @Test
    void survivesFileFullOfShards() throws IOException {
        values(DOMAIN + "shardCount: 1000\nhaproxy: {shardSlots: 1000}\njvb: {exposure: {type: HostPort}}\nshards:\n"
                + lines(1_000, "  %d: {zone: a, web: {replicas: 2}}\n"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void survivesLinksBetweenDirectories() throws IOException {
        Files.createDirectories(repository.resolve("environments/production"));
        Files.writeString(repository.resolve("environments/values.yaml"), DOMAIN);
        Files.writeString(repository.resolve("environments/production/values.yaml"), "");
        for (var index = 0; index < 20; index++) {
            Files.createSymbolicLink(repository.resolve("environments/link-" + index), Path.of("."));
        }

        assertThat(problems(repository.resolve("environments/production"))).isEmpty();
    }

    @Test
    void refusesNulBytes() throws IOException {
        values(DOMAIN + "namespace: a\0b\n");

        assertThat(problems()).containsExactly("values.yaml:2: is not YAML: the character U+0000 is not allowed");
    }

    @Test
    void refusesHalfOfSurrogatePair() throws IOException {
        values(DOMAIN + "env: {XMPP_CONFIGURATION: \"\\ud83d\"}\n");

        assertThat(problems())
                .containsExactly("values.yaml:2: env.XMPP_CONFIGURATION must be text of at most 4096 characters without"
                        + " control characters, got \"\\ud83d\"");
    }

    @Test
    void takesNoSecondKeyFromTheCommandLine() throws IOException {
        values(DOMAIN);

        assertThat(problems(repository, "shardCount=3\nnamespace: other"))
                .containsExactly("--set: shardCount must be a single value, got \"3\\nnamespace: other\"");
    }

    @Test
    void refusesDirectoryThatIsNone() {
        var missing = repository.resolve("missing");

        assertThat(problems(missing)).containsExactly(missing + ": is not a directory");
    }

    @Test
    void refusesDirectoryWithoutValues() {
        assertThat(problems()).containsExactly(repository + ": has no values.yaml, so it is not an environment");
    }

    private void values(String text) throws IOException {
        Files.writeString(repository.resolve("values.yaml"), text);
    }

    private void makeFifo(String name) throws IOException, InterruptedException {
        var mkfifo = new ProcessBuilder("mkfifo", repository.resolve(name).toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
    }

    private static String lines(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private List<String> problems() {
        return problems(repository);
    }

    private static List<String> problems(Path environment, String... settings) {
        return Renderer.values(Request.of(environment).withSettings(List.of(settings))).diagnostics().stream()
                .map(Object::toString)
                .toList();
    }
}
