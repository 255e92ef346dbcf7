package dev.jitsirenderer.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Whole numbers are printed by `%s`. `%d` asks for the digits of a locale, and the first to ask pays for reading its
/// tables: a thirtieth of a small render in a native executable.
class NumberFormatTest {

    private static final Path CLASSES = Path.of("target/classes/dev/jitsirenderer");

    private static final Pattern LOCALISED = Pattern.compile("%[-+ ,(0-9$]*[defg]");

    @Test
    void noFormatAsksForTheDigitsOfALocale() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            var texts = files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(NumberFormatTest::texts)
                    .toList();

            assertThat(texts)
                    .anyMatch(text -> text.contains("%s"))
                    .noneMatch(text -> LOCALISED.matcher(text).find());
        }
    }

    private static Stream<String> texts(Path file) {
        try {
            return StreamSupport.stream(
                    ClassFile.of().parse(file).constantPool().spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
