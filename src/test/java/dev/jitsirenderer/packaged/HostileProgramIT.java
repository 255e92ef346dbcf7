package dev.jitsirenderer.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.hostile.HostileInput;
import dev.jitsirenderer.hostile.HostileRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worst of the hostile inputs, given to the packaged program in little memory.
class HostileProgramIT {

    private static final Path GOLDEN = Path.of("src/test/resources/hostile").toAbsolutePath();

    /// All files that are read together take a part of it; a bomb would need more of any size.
    private static final int HEAP_MEBIBYTES = 128;

    private static final int MAX_LINES = 210;

    private static final List<String> WORST = List.of(
            "a-billion-laughs",
            "a-directory-of-two-hundred-megabytes",
            "a-hundred-thousand-brackets",
            "a-megabyte-of-lists",
            "a-megabyte-of-digits",
            "a-selector-of-a-megabyte",
            "a-setting-that-is-nested-too-deep",
            "an-expression-of-many-repetitions",
            "as-many-objects-as-are-read",
            "copies-that-deepen-an-object",
            "copies-that-double-an-object",
            "expressions-that-never-end",
            "forty-thousand-unknown-keys",
            "forty-five-thousand-unknown-fields",
            "many-items-in-a-list-with-keys",
            "one-file-named-ten-thousand-times",
            "one-patch-named-ten-thousand-times",
            "patches-that-make-too-large-an-object",
            "ten-megabytes-in-one-value",
            "values-that-are-a-device",
            "values-that-are-a-fifo");

    @TempDir
    Path directory;

    static List<HostileInput> worst() {
        return HostileInput.all().stream()
                .filter(input -> WORST.contains(input.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("worst")
    void isRefusedInLittleMemory(HostileInput input) throws Exception {
        var repository = HostileRepository.below(directory);
        input.setup().in(repository);
        var arguments = new ArrayList<>(List.of("render", "."));
        repository.settings().forEach(setting -> arguments.addAll(List.of("--set", setting)));

        var result = Program.in(repository.root()).withHeap(HEAP_MEBIBYTES).run(arguments.toArray(String[]::new));

        assertThat(result.exitCode()).as(result.errors()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines())
                .startsWith(Files.readAllLines(GOLDEN.resolve(input.name() + ".txt"))
                        .getFirst())
                .hasSizeLessThan(MAX_LINES);
        assertThat(result.errors()).endsWith(", nothing rendered\n").doesNotContain("Error", "Exception");
    }
}
