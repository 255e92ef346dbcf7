package dev.jitsirenderer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jitsirenderer.argocd.PluginCall;
import dev.jitsirenderer.golden.DirectoryCopy;
import dev.jitsirenderer.golden.GoldenFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What somebody reads in Argo CD's one box when an environment or its Application is wrong.
///
/// A directory below `argocd/errors` has what was sent of the repository in `tree`, the environment's directory in it
/// in `directory.txt`, Argo CD's variables in `variables.txt`, and all of standard error in `expected.txt`.
@QuarkusTest
class GenerateErrorsTest {

    private static final Path CASES = Path.of("src/test/resources/argocd/errors");

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongInTheUsersWords() throws IOException {
        try (var cases = Files.list(CASES)) {
            return cases.sorted().toList().stream()
                    .map(path -> dynamicTest(path.getFileName().toString(), path.toUri(), () -> check(path)));
        }
    }

    private void check(Path path) throws IOException {
        var sent = workspace.resolve(path.getFileName()).resolve("_cmp_server/5cb2f7d0-7a52-4d51-9d0e-6d3a0a4f6f0c");
        DirectoryCopy.make(path.resolve("tree"), sent);
        var directory = sent.resolve(
                        Files.readString(path.resolve("directory.txt")).strip())
                .toRealPath();

        var errors = new StringWriter();
        var command = new GenerateCommand();
        new CommandLine(command.spec()).setErr(new PrintWriter(errors, true));
        var exitCode = command.run(PluginCall.in(directory, variables(path)));

        assertThat(exitCode).isEqualTo(ExitCode.REJECTED);
        assertThat(errors.toString()).doesNotContain(workspace.toString(), "_cmp_server", "hunter");
        GoldenFiles.assertText(path.resolve("expected.txt"), errors.toString());
    }

    private static Map<String, String> variables(Path path) throws IOException {
        var variables = new TreeMap<String, String>();
        for (var line : Files.readAllLines(path.resolve("variables.txt"))) {
            var equals = line.indexOf('=');
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return variables;
    }
}
