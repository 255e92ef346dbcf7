package dev.jitsirenderer.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Templates read values by the classes that Quarkus writes for their types, and there is no other way: a native
/// executable knows no member by its name.
@QuarkusTest
class TemplateReflectionTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Inject
    Engine engine;

    public record Unknown(String name) {}

    @Test
    void nothingIsReadByReflection() {
        var template = engine.parse("{unknown.name}");

        assertThatThrownBy(() -> template.data("unknown", new Unknown("a")).render())
                .hasMessageContaining("\"name\" not found");
    }

    /// Quarkus writes a class for each type, also for what no golden case prints. A template that a record binds does
    /// not pass the build without types; one that is included has to declare them.
    @Test
    void everyExpressionOfAnIncludedTemplateHasAType() throws IOException {
        var included = new ArrayList<>(templates());
        included.removeAll(bound());

        assertThat(included)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(engine.getTemplate(name).getExpressions())
                        .filteredOn(expression -> !expression.isLiteral())
                        .allMatch(Expression::hasTypeInfo));
    }

    /// The engine has none of the methods and namespaces that Quarkus adds, and the build does not know that.
    @Test
    void noExpressionCallsAMethodOrHasANamespace() throws IOException {
        assertThat(templates())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(engine.getTemplate(name).getExpressions())
                        .filteredOn(expression -> !expression.isLiteral())
                        .noneMatch(Expression::hasNamespace)
                        .flatMap(Expression::getParts)
                        .noneMatch(Expression.Part::isVirtualMethod));
    }

    private static List<String> bound() {
        return new ClassFileImporter()
                .importPackages("dev.jitsirenderer.render").stream()
                        .filter(type -> type.isAnnotatedWith(CheckedTemplate.class))
                        .map(type -> "%s/%s"
                                .formatted(
                                        type.getAnnotationOfType(CheckedTemplate.class)
                                                .basePath(),
                                        type.getSimpleName()
                                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                                .toLowerCase(Locale.ROOT)))
                        .toList();
    }

    private static List<String> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> TEMPLATES.relativize(file).toString().replaceFirst("\\.[a-z]+$", ""))
                    .sorted()
                    .toList();
        }
    }
}
