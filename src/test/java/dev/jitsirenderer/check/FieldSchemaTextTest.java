package dev.jitsirenderer.check;

import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The schema in the repository is the one that the model classes make.
class FieldSchemaTextTest {

    @Test
    void isTheOneInTheRepository() throws IOException, ReflectiveOperationException {
        GoldenFiles.assertText(
                Path.of("src/main/resources/kubernetes/fields.txt"),
                FieldSchemaGenerator.generate().schema());
    }

    /// What the sources of the schema do not agree in: short, known, and read again with each new version of either.
    @Test
    void theDifferencesOfItsSourcesAreKnown() throws IOException, ReflectiveOperationException {
        GoldenFiles.assertText(
                Path.of("src/test/resources/kubernetes/differences.txt"),
                FieldSchemaGenerator.generate().differences());
    }
}
