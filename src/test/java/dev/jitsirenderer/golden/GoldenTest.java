package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every directory below `src/test/resources/golden` and every environment of this repository.
@QuarkusTest
class GoldenTest {

    private static final Path ENVIRONMENTS = Path.of("environments");

    /// What an environment looks like that says nothing but its domain, on one shard with one bridge.
    private static final GoldenCase MINIMAL = new GoldenCase(GoldenCase.ROOT.resolve("minimal"));

    @TestFactory
    Stream<DynamicTest> rendersEveryCaseAsExpected() throws IOException {
        return GoldenCase.all().stream()
                .map(golden -> dynamicTest(golden.name(), golden.directory().toUri(), () -> check(golden)));
    }

    @TestFactory
    Stream<DynamicTest> rendersEveryEnvironmentOfThisRepositoryAsExpected() throws IOException {
        var expected = Path.of("src/test/resources/environments");
        return children(ENVIRONMENTS)
                .map(environment -> dynamicTest(environment.getFileName().toString(), environment.toUri(), () -> {
                    var manifests = accepted(Renderer.render(Request.of(environment)));
                    new GoldenFiles(expected.resolve(environment.getFileName().toString()))
                            .assertMatch(GoldenCase.files(manifests));
                }));
    }

    private static void check(GoldenCase golden) throws IOException {
        var checked = golden.render();
        switch (checked) {
            case Checked.Rejected<List<Manifest>> rejected -> {
                assertThat(golden.expectedFiles()).doesNotExist();
                assertThat(golden.expectedDiff()).doesNotExist();
                GoldenFiles.assertText(golden.expectedErrors(), GoldenCase.errors(rejected));
            }
            case Checked.Accepted<List<Manifest>>(var manifests) -> {
                assertThat(golden.expectedErrors()).doesNotExist();
                var files = GoldenCase.files(manifests);
                if (Files.exists(golden.expectedFiles()) || golden.equals(MINIMAL)) {
                    new GoldenFiles(golden.expectedFiles()).assertMatch(files);
                } else {
                    var minimal = accepted(MINIMAL.render());
                    GoldenFiles.assertText(golden.expectedDiff(), diff(GoldenCase.files(minimal), files));
                }
            }
        }
    }

    private static String diff(SortedMap<String, String> before, SortedMap<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var diff = new StringBuilder();
        for (var name : names) {
            var old = lines(before, name);
            var patch = DiffUtils.diff(old, lines(after, name));
            UnifiedDiffUtils.generateUnifiedDiff("minimal/" + name, name, old, patch, 2)
                    .forEach(line -> diff.append(line).append('\n'));
        }
        return diff.toString();
    }

    private static List<String> lines(Map<String, String> files, String name) {
        return files.containsKey(name) ? files.get(name).lines().toList() : List.of();
    }

    private static List<Manifest> accepted(Checked<List<Manifest>> checked) {
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<List<Manifest>>) checked).value();
    }

    private static Stream<Path> children(Path directory) throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.filter(Files::isDirectory).sorted().toList().stream();
        }
    }
}
