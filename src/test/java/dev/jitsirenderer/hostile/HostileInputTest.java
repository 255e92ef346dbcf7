package dev.jitsirenderer.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.golden.GoldenFiles;
import dev.jitsirenderer.render.Manifest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every line of the table is answered in short, soon, and with the same words as before.
///
/// `target/hostile-input.txt` says afterwards how long each took.
@QuarkusTest
class HostileInputTest {

    @TempDir
    Path workspace;

    private static final Path GOLDEN = Path.of("src/test/resources/hostile");

    /// Of the processor, for machines that have more to do; by itself, each takes less than one.
    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    /// Enough to see what is said.
    private static final int MAX_SHOWN = 10;

    private static final int MAX_LINE = 600;

    private static final Map<String, Long> MILLISECONDS = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> areAnsweredShortlyAndSoon() {
        return HostileInput.all().stream().map(input -> dynamicTest(input.name(), () -> check(input)));
    }

    @Test
    void areAllInTheTable() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            HostileInput.all().stream().map(HostileInput::name).toList());
        }
    }

    /// Much is not hostile yet.
    @Test
    void aThousandShardsWithSettingsOfTheirOwnAreNoMistake() throws IOException {
        var shards = IntStream.range(0, 1_000)
                .mapToObj("  %d: {zone: a, web: {replicas: 2}}\n"::formatted)
                .collect(Collectors.joining());
        Files.createDirectory(workspace.resolve(".git"));
        Files.writeString(
                workspace.resolve("values.yaml"),
                "domain: meet.example.com\nshardCount: 1000\nhaproxy: {shardSlots: 1000}\n"
                        + "jvb: {exposure: {type: HostPort}}\nshards:\n" + shards);

        assertThat(Renderer.values(Request.of(workspace)).diagnostics()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNoneIsNoEnvironment() {
        var missing = workspace.resolve("missing");

        assertThat(Renderer.values(Request.of(missing)).diagnostics())
                .singleElement()
                .hasToString(missing + ": is not a directory");
    }

    @AfterAll
    static void tellHowLongEachTook() throws IOException {
        var lines = MILLISECONDS.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "%5d ms %s".formatted(entry.getValue(), entry.getKey()));
        Files.write(Path.of("target/hostile-input.txt"), lines.toList());
    }

    private void check(HostileInput input) throws Exception {
        var repository = HostileRepository.below(Files.createTempDirectory(workspace, "input"));
        input.setup().in(repository);
        assumeFalse(
                input.name().contains("nobody-may-read")
                        && System.getProperty("user.name").equals("root"),
                "root reads everything");

        var checked = assertTimeoutPreemptively(MAX_TIME, () -> render(input, repository));

        var said = said(checked, repository);
        GoldenFiles.assertText(GOLDEN.resolve(input.name() + ".txt"), said);
        assertThat(said.lines())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThan(MAX_LINE)
                        .matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*")
                        .doesNotContain("hunter"));
    }

    private static Checked<List<Manifest>> render(HostileInput input, HostileRepository repository) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var checked = Renderer.render(Request.of(repository.root()).withSettings(repository.settings()));
        MILLISECONDS.put(input.name(), (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
        return checked;
    }

    private static String said(Checked<List<Manifest>> checked, HostileRepository repository) {
        return switch (checked) {
            case Checked.Accepted<List<Manifest>> _ -> "rendered\n";
            case Checked.Rejected<List<Manifest>>(var problems) ->
                shown(problems).replace(repository.root().toString(), "REPOSITORY");
        };
    }

    private static String shown(List<Diagnostic> problems) {
        var more = problems.size() > MAX_SHOWN ? "and %d more\n".formatted(problems.size() - MAX_SHOWN) : "";
        return problems.stream().limit(MAX_SHOWN).map(problem -> problem + "\n").collect(Collectors.joining()) + more;
    }
}
