package dev.jitsirenderer.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The SBOM names what is packaged.
@EnabledIfSystemProperty(named = "sbom", matches = ".*", disabledReason = "without -Dsbom, no SBOM is made")
class SbomIT {

    private static final Path TARGET = Path.of("target");

    /// A dependency of Quarkus that starts programs in an IDE. Quarkus leaves it out of what it packages.
    private static final String NOT_PACKAGED = "io.quarkus.quarkus-ide-launcher-";

    private static final String CHANGED_BY_QUARKUS = "modified-";

    @Test
    void namesThePackagedLibrariesAndNothingElse() throws IOException {
        var named = new ArrayList<String>();
        sbom().get("components")
                .forEach(component -> named.add("%s.%s-%s.jar"
                        .formatted(
                                component.get("group").asText(),
                                component.get("name").asText(),
                                component.get("version").asText())));

        assertThat(named.removeIf(name -> name.startsWith(NOT_PACKAGED))).isTrue();
        assertThat(named).containsExactlyInAnyOrderElementsOf(packaged());
    }

    /// Two builds of the same sources make the same list.
    @Test
    void holdsNothingThatDiffersFromBuildToBuild() throws IOException {
        assertThat(sbom().at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(sbom().toString())
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void describesTheProgram() throws IOException {
        var program = sbom().at("/metadata/component");

        assertThat(program.get("type").asText()).isEqualTo("application");
        assertThat(program.get("name").asText()).isEqualTo("jitsi-renderer");
        assertThat(program.get("version").asText()).isEqualTo(Pom.read().version());
        assertThat(program.at("/licenses/0/license/id").asText()).isEqualTo("Apache-2.0");
    }

    private static JsonNode sbom() throws IOException {
        var file = "jitsi-renderer-%s.cdx.json".formatted(Pom.read().version());
        return new ObjectMapper().readTree(TARGET.resolve(file).toFile());
    }

    /// Of the jar, or of what the native executable of this build was made from.
    private static List<String> packaged() throws IOException {
        var version = Pom.read().version();
        var isNative = System.getProperty("program", "").endsWith("/target/jitsi-renderer-" + version + "-runner");
        var libraries = TARGET.resolve(
                isNative ? "jitsi-renderer-" + version + "-native-image-source-jar/lib" : "quarkus-app/lib");
        try (var files = Files.walk(libraries)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("^" + CHANGED_BY_QUARKUS, ""))
                    .toList();
        }
    }
}
