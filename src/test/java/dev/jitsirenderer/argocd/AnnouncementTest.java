package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementTest {

    private static final Path GOLDEN = Path.of("src/test/resources/argocd/announcement.json");

    @TempDir
    Path workspace;

    private SentRepository repository;

    @BeforeEach
    void send() throws IOException {
        repository = SentRepository.below(workspace);
    }

    @Test
    void saysWhatArgoCdShows() throws IOException {
        var announcement = Announcement.of(repository.call(Map.of()));

        assertThat(announcement.problems()).isEmpty();
        assertThat(announcement.json().lines()).hasSize(1);
        GoldenFiles.assertText(
                GOLDEN, new ObjectMapper().readTree(announcement.json()).toPrettyString() + "\n");
    }

    /// Argo CD reads it into types of Go: text in every place but one.
    @Test
    void hasTheTypesThatArgoCdReads() throws IOException {
        var array = new ObjectMapper()
                .readTree(Announcement.of(repository.call(Map.of())).json());

        assertThat(array.isArray()).isTrue();
        assertThat(array).allSatisfy(entry -> {
            assertThat(entry.propertyStream().map(Map.Entry::getKey))
                    .isSubsetOf("name", "title", "tooltip", "required", "itemType", "collectionType", "string");
            assertThat(entry.get("required").isBoolean()).isTrue();
            assertThat(entry.propertyStream()
                            .filter(field -> !field.getKey().equals("required"))
                            .map(Map.Entry::getValue))
                    .allMatch(JsonNode::isTextual);
            assertThat(entry.get("title").asText()).isNotBlank().hasSizeLessThan(100);
        });
    }

    /// The call gets these four and the parameters, which Argo CD shows itself.
    @Test
    void showsTheValuesOfTheFilesWhateverTheApplicationSays() {
        var all = Map.of(
                "ARGOCD_APP_SOURCE_REPO_URL", "https://git.example.com/meet.git",
                "ARGOCD_APP_SOURCE_TARGET_REVISION", "main");
        var plain = Announcement.of(repository.call(all));

        var overridden = Announcement.of(repository.callWithParameters("[{\"name\":\"shardCount\",\"string\":\"7\"}]"));
        var broken = Announcement.of(repository.callWithParameters("[{"));

        assertThat(value(plain, "shardCount")).isEqualTo("1");
        assertThat(overridden).isEqualTo(plain);
        assertThat(broken).isEqualTo(plain);
    }

    @Test
    void showsAnEnvironmentThatIsWholeWithItsApplicationOnly() throws IOException {
        repository.write("environments/production/values.yaml", "shardCount: 6\n");

        var shown = Announcement.of(
                repository.callWithParameters("[{\"name\":\"domain\",\"string\":\"meet.example.com\"}]"));

        assertThat(shown.problems()).isEmpty();
        assertThat(value(shown, "shardCount")).isEqualTo("6");
    }

    @Test
    void announcesTheBuiltInDefaultsWhenValuesAreBroken() throws IOException {
        repository.write("environments/production/values.yaml", "shardCount: three\n");
        var wrong = Announcement.of(repository.call(Map.of()));
        repository.write("environments/production/values.yaml", "shardCount: [\n");
        var unreadable = Announcement.of(repository.call(Map.of()));
        Files.delete(repository.production().resolve("values.yaml"));
        var missing = Announcement.of(repository.call(Map.of()));

        assertThat(wrong.json())
                .isEqualTo(unreadable.json())
                .isEqualTo(missing.json())
                .isEqualTo(Announcement.builtIn());
        assertThat(value(wrong, "shardCount")).isEqualTo("2");
        assertThat(wrong.problems())
                .hasToString("[environments/production/values.yaml:1: domain is missing,"
                        + " environments/production/values.yaml:1: shardCount must be 1..1000, got \"three\"]");
        assertThat(missing.problems())
                .hasToString("[environments/production: has no values.yaml, so it is not an environment]");
    }

    @Test
    void theDocumentationNamesEveryParameter() {
        assertThat(Path.of("docs/argocd.md"))
                .content()
                .contains(Announcement.KEYS.stream().map("| `%s` |"::formatted).toList());
    }

    private static String value(Announcement announcement, String name) {
        try {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(announcement.json()).spliterator(), false)
                    .filter(entry -> entry.get("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .get("string")
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
