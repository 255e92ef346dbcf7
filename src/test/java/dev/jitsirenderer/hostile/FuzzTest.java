package dev.jitsirenderer.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is written where, it is refused with a message or rendered to YAML that says the same when it is read.
///
/// `-Dfuzz.seconds=600` goes on for longer, `-Dfuzz.seed=` starts elsewhere: with the seed of a failure, there.
@QuarkusTest
class FuzzTest {

    private static final Duration MAX_TIME = Duration.ofSeconds(30);
    private static final int MAX_MESSAGE = 1_000;
    private static final String ONE_LINE = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]*";

    @Test
    void isRefusedOrRendered() throws IOException {
        var files = FuzzedFiles.ofThisRepository();
        var end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 15)).toNanos();
        var seed = Long.getLong("fuzz.seed", 20_261_122L);
        var accepted = 0;
        var refused = 0;
        for (; System.nanoTime() < end; seed++) {
            if (isRendered(files, seed)) {
                accepted++;
            } else {
                refused++;
            }
        }
        System.out.printf("fuzz: %d refused, %d rendered, next -Dfuzz.seed=%d%n", refused, accepted, seed);
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
    }

    private static boolean isRendered(FuzzedFiles files, long seed) throws IOException {
        var directory = Files.createTempDirectory("fuzz");
        try {
            var repository = HostileRepository.below(directory);
            files.write(repository, new Random(seed));
            var request = Request.of(repository.root()).withSettings(repository.settings());
            var checked = assertTimeoutPreemptively(MAX_TIME, () -> Renderer.render(request));
            return switch (checked) {
                case Checked.Accepted<List<Manifest>>(var manifests) -> {
                    manifests.forEach(FuzzTest::assertReadsTheSame);
                    yield true;
                }
                case Checked.Rejected<List<Manifest>>(var problems) -> {
                    for (var problem : problems) {
                        assertSaysWhere(problem, repository.root());
                    }
                    yield false;
                }
            };
        } catch (Throwable e) {
            throw new AssertionError("-Dfuzz.seed=%d fails".formatted(seed), e);
        } finally {
            delete(directory);
        }
    }

    private static void assertReadsTheSame(Manifest manifest) {
        var text = new StringWriter();
        YamlWriter.write(List.of(manifest), text);
        switch (YamlReader.read(text.toString(), "output")) {
            case Checked.Accepted<Node>(var read) ->
                assertThat(read.sameDataAs(manifest.object())).as("%s", text).isTrue();
            case Checked.Rejected<Node>(var problems) ->
                assertThat(problems).as("%s", text).isEmpty();
        }
    }

    private static void assertSaysWhere(Diagnostic problem, Path root) throws IOException {
        assertThat(problem.message()).isNotBlank().hasSizeLessThan(MAX_MESSAGE).matches(ONE_LINE);
        assertThat(problem.toString()).matches(ONE_LINE);
        if (problem.position().line() > 0) {
            assertThat(problem.position().line())
                    .as("%s", problem)
                    .isLessThanOrEqualTo(lines(problem.position(), root));
        }
    }

    private static int lines(Position position, Path root) throws IOException {
        var text = Files.readString(root.resolve(position.file()), StandardCharsets.ISO_8859_1);
        return Math.max(1, (int) text.lines().count());
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
