package dev.jitsirenderer.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.argocd.YamlFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The image is what the sidecar's definition, the plugin's and the documents take it for.
class ImageTest {

    private static final Path COMPONENT = Path.of("native/argocd/component/repo-server.yaml");
    private static final String READ_BY_CMP_SERVER = "/home/argocd/cmp-server/config/plugin.yaml";
    private static final String REPOSITORY = "https://github.com/jitsi-renderer/jitsi-renderer";

    private final Containerfile image = Containerfile.read();

    ImageTest() throws IOException {}

    @Test
    void theExecutableLiesWhereThePluginCallsIt() throws IOException {
        var executable = image.files().get("jitsi-renderer");
        var plugin = YamlFile.read(Path.of("plugin.yaml"));

        assertThat(plugin.list("spec", "generate", "command")).isEqualTo(List.of(executable));
        assertThat(plugin.list("spec", "parameters", "dynamic", "command")).isEqualTo(List.of(executable));
        assertThat(image.only("ENTRYPOINT").rest()).isEqualTo("[\"%s\"]", executable);
    }

    @Test
    void thePluginsDefinitionLiesWhereCmpServerReadsIt() throws IOException {
        assertThat(image.files()).containsEntry("plugin.yaml", READ_BY_CMP_SERVER);
        assertThat(COMPONENT).content().contains(READ_BY_CMP_SERVER);
        assertThat(Path.of("docs/argocd.md")).content().contains(READ_BY_CMP_SERVER);
    }

    @Test
    void itRunsAsTheUserAndWithTheHomeOfTheSidecar() throws IOException {
        var sidecar = sidecar();

        assertThat(image.only("USER").rest())
                .isEqualTo(
                        "%1$s:%1$s",
                        sidecar.text("securityContext", "runAsUser").orElseThrow());
        assertThat(image.only("ENV").rest())
                .isEqualTo("HOME=" + YamlFile.named(sidecar.list("env"), "HOME").get("value"));
        // The entry point is the renderer, so whoever runs cmp-server has to say so.
        assertThat(sidecar.list("command")).isEqualTo(List.of("/var/run/argocd/argocd-cmp-server"));
    }

    /// Nothing runs in it while it is built, so it needs no shell.
    @Test
    void theLastStageOnlyCopies() {
        assertThat(image.all("RUN")).isEmpty();
        assertThat(image.argument("BASE_IMAGE")).startsWith("gcr.io/distroless/base-debian");
        assertThat(image.all("COPY"))
                .allSatisfy(copy -> assertThat(copy.rest()).containsPattern("--chmod=0(644|755) "));
    }

    @Test
    void theLabelsSayWhatTheProjectSays() throws IOException {
        var pom = Pom.read();

        assertThat(image.labels())
                .containsEntry("org.opencontainers.image.title", pom.text("/project/name"))
                .containsEntry("org.opencontainers.image.description", pom.text("/project/description"))
                .containsEntry("org.opencontainers.image.version", pom.version())
                .containsEntry("org.opencontainers.image.licenses", pom.text("/project/licenses/license/name"))
                .containsEntry("org.opencontainers.image.source", REPOSITORY)
                .containsEntry("org.opencontainers.image.revision", "${REVISION}")
                .containsEntry("org.opencontainers.image.base.name", "${BASE_IMAGE}")
                .containsEntry("org.opencontainers.image.base.digest", "${BASE_DIGEST}")
                .hasSize(8);
        assertThat(Path.of("docs/argocd.md")).content().contains(REPOSITORY + "//");
    }

    @Test
    void itIsCalledAsTheSidecarsDefinitionCallsIt() throws IOException {
        var called = sidecar().text("image").orElseThrow();

        assertThat(Path.of("native/build.sh"))
                .content()
                .contains("image=${IMAGE:-%s}"
                        .formatted(called.replace(":" + Pom.read().version(), ":$version")));
        assertThat(Path.of("native/Containerfile")).content().contains("--tag " + called + " .");
    }

    @Test
    void theBuilderIsTheOneThatMavenTakesAndHasItsJdk() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of("src/main/resources/application.properties"))));

        assertThat(image.argument("BUILDER_IMAGE"))
                .isEqualTo(properties.getProperty("quarkus.native.builder-image"))
                .endsWith(":jdk-" + Pom.read().jdk());
        assertThat(Path.of(".mvn/find-jdk.sh"))
                .content()
                .contains("required_jdk=%s\n".formatted(Pom.read().jdk()));
    }

    @Test
    void whatIsCopiedExistsAndIsSent() throws IOException {
        var sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*");
        assertThat(sent).allSatisfy(file -> assertThat(Path.of(file)).exists());
        // What a build reads: Maven, its wrapper, the sources.
        assertThat(sent).contains(".mvn", "mvnw", "pom.xml", "src/main");
        assertThat(image.all("COPY").stream()
                        .filter(Containerfile.Instruction::isFromContext)
                        .map(copy -> copy.operands().getFirst()))
                .isNotEmpty()
                .isSubsetOf(sent);
    }

    /// What does not come from the context is made by the stage that builds.
    @Test
    void theRestComesFromTheBuilder() {
        var builder = image.stages().get(1);
        var made = builder.stream()
                .filter(instruction -> instruction.word().equals("RUN"))
                .flatMap(instruction -> Stream.of(instruction.rest().split("\\s+")))
                .map(word -> "/code/" + word)
                .toList();

        assertThat(builder.getFirst().rest()).endsWith(" AS builder");
        assertThat(image.all("COPY").stream().filter(copy -> !copy.isFromContext()))
                .hasSize(2)
                .allSatisfy(copy -> {
                    assertThat(copy.rest()).contains("--from=builder ");
                    assertThat(made).contains(copy.operands().getFirst());
                });
    }

    private static YamlFile sidecar() throws IOException {
        var containers = YamlFile.read(COMPONENT).list("spec", "template", "spec", "containers");
        return new YamlFile(Map.copyOf(YamlFile.named(containers, "jitsi-renderer")));
    }
}
