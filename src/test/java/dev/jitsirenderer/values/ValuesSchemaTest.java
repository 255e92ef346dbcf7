package dev.jitsirenderer.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.SnakeYamlNode;
import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesSchemaTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new SnakeYamlNode.Factory())
            .createValidator();

    @Test
    void isTheOneInTheRepository() throws IOException {
        GoldenFiles.assertText(Path.of("environments/values.schema.json"), ValuesSchema.text());
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryLayerOfThisRepository() throws IOException {
        try (var paths = Files.walk(Path.of("environments"))) {
            var layers =
                    paths.filter(path -> path.endsWith("values.yaml")).sorted().toList();
            var builtIn = Path.of("src/main/resources/defaults/values.yaml");
            return Stream.concat(layers.stream(), Stream.of(builtIn))
                    .map(path -> dynamicTest(
                            path.toString(),
                            () -> assertThat(errors(Files.readString(path))).isEmpty()));
        }
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryAcceptedGoldenCase() throws IOException {
        try (var paths = Files.walk(GOLDEN)) {
            return paths
                    .filter(path -> path.endsWith("values.yaml"))
                    .filter(path -> !Files.exists(caseOf(path).resolve("errors.txt")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(path -> dynamicTest(
                            path.toString(),
                            () -> assertThat(errors(Files.readString(path))).isEmpty()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shardCount: three",
                "shardCount: 0",
                "shardcount: 2",
                "domain: [meet.example.com]",
                "env: {JVB_TCP_PORT: 4443}",
                "env: {JICOFO_AUTH_PASSWORD: x}",
                "web: {extraEnvs: []}",
                "jvb: {exposure: {type: nodeport}}",
                "jvb: {shutdown: {maxDuration: soon}}",
                "jvb: {env: {ENABLE_LOBBY: 1}}",
                "shards: {a: {state: active}}",
                "shards: {0: {state: gone}}",
                "shards: {0: {jvb: {replicas: none}}}",
                "web: {files: {/etc/passwd: x}}"
            })
    void refusesWhatBindingRefuses(String values) {
        assertThat(errors(values)).isNotEmpty();
    }

    @Test
    void acceptsNullForEveryKeyBecauseThatRemovesIt() {
        assertThat(errors(
                        "{domain: null, jvb: {autoscaling: null, exposure: {type: null}}, env: {ENABLE_LOBBY: null}}"))
                .isEmpty();
    }

    private List<String> errors(String values) {
        var schema = validator.registerSchema(ValuesSchema.text());
        return validator.validate(schema, values).getErrors().stream()
                .map(error -> error.getInstanceLocation() + " " + error.getError())
                .toList();
    }

    private static Path caseOf(Path values) {
        return GOLDEN.resolve(GOLDEN.relativize(values).getName(0));
    }
}
