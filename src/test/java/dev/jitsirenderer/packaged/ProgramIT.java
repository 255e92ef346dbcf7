package dev.jitsirenderer.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jitsirenderer.golden.DirectoryCopy;
import dev.jitsirenderer.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ProgramIT {

    private static final Path ENVIRONMENTS = Path.of("environments").toAbsolutePath();

    /// A repository of its own, so that nothing depends on where this one lies.
    @TempDir
    Path repository;

    private Program program;

    @BeforeEach
    void copyEnvironments() throws IOException {
        Files.createDirectories(repository.resolve(".git"));
        DirectoryCopy.make(ENVIRONMENTS, repository.resolve("environments"));
        program = Program.in(repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production", "production-monitoring"})
    void writesTheGoldenDirectoryOfAnEnvironment(String environment) throws Exception {
        var result = program.run("render", "environments/" + environment, "--output-dir", "out");

        assertThat(result).isEqualTo(new Program.Result(0, "", ""));
        Files.delete(repository.resolve("out/.jitsi-renderer"));
        new GoldenFiles(Path.of("src/test/resources/environments", environment))
                .assertMatch(files(repository.resolve("out")));
    }

    @Test
    void printsTheSameBytesWhereverAndForWhomeverItRuns() throws Exception {
        var here = program.run("render", "environments/production");
        var elsewhere = Program.in(repository.resolve("environments/development"))
                .withEnvironment(Map.of("LC_ALL", "tr_TR.UTF-8", "LANG", "tr_TR.UTF-8", "TZ", "Pacific/Chatham"))
                .withJvmOptions(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Chatham",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Dstdout.encoding=ISO-8859-1")
                .run("render", "../production");
        var arabic = program.withEnvironment(Map.of("LC_ALL", "C"))
                .withJvmOptions("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=nu-arab")
                .run("render", repository.resolve("environments/production").toString());

        assertThat(here.exitCode()).isZero();
        assertThat(here.errors()).isEmpty();
        assertThat(here.output()).startsWith("---\napiVersion: v1\nkind: ConfigMap\n");
        assertThat(elsewhere).isEqualTo(here);
        assertThat(arabic).isEqualTo(here);
    }

    /// One class from a jar makes the JVM open all jars before it, and one that is made while the program runs brings
    /// along what makes classes (docs/decisions/jvm-start.md).
    @Test
    void takesAllClassesFromTheCache() throws Exception {
        assumeTrue(Program.isJar(), "a native executable loads no classes");
        var log = repository.resolve("classes.log");

        var result = Program.in(Path.of("native/benchmark/environments").toAbsolutePath())
                .withJvmOptions("-Xlog:class+load=info:file=" + log)
                .run("render", ".");

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("picocli.CommandLine source: shared objects file"))
                .anyMatch(line -> line.contains("io.quarkus.arc.Arc source: shared objects file"))
                .noneMatch(line -> line.contains("source: file:"))
                .noneMatch(line -> line.contains("source: dev.jitsirenderer."));
    }

    /// And the alerts, which name the shards that must be there.
    @Test
    void addsOnlyTheNewShardsObjects() throws Exception {
        program.run("render", "environments/production", "--output-dir", "two");
        program.run("render", "environments/production", "--set", "shardCount=3", "--output-dir", "three");

        var two = files(repository.resolve("two"));
        var three = files(repository.resolve("three"));
        two.remove(".jitsi-renderer");
        three.keySet().removeIf(file -> file.startsWith("shard-2/") || file.equals(".jitsi-renderer"));

        assertThat(three.remove("shared/alerts-prometheus-rule.yaml"))
                .isNotEqualTo(two.remove("shared/alerts-prometheus-rule.yaml"));
        assertThat(three).isEqualTo(two);
        assertThat(repository.resolve("three/shard-2/jvb-stateful-set.yaml")).exists();
    }

    @Test
    void saysEverythingThatIsWrongAndPrintsNothing() throws Exception {
        Files.writeString(repository.resolve("environments/production/values.yaml"), """
                domain: meet.example.com
                shardCount: three
                shardcounts: 3
                haproxy:
                  ingress:
                    host: meet.example.com
                env:
                  JVB_TCP_PORT: "4443"
                jvb:
                  exposure:
                    ports:
                      blockSize: 5
                """);

        var result = program.run("render", "environments/production");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).isEqualTo("""
                environments/production/values.yaml:2: shardCount must be 1..1000, got "three"
                environments/production/values.yaml:3: shardcounts is unknown, did you mean "shardCount"?
                environments/production/values.yaml:6: haproxy.ingress.host is called ingress.host here
                environments/production/values.yaml:8: env.JVB_TCP_PORT does nothing in today's images: \
                the bridge has no TCP harvester any more
                environments/production/values.yaml:12: jvb.exposure.ports.blockSize must be at least 10, the largest \
                number of bridges of a shard, or the ports of two shards overlap, got "5"
                5 problems, nothing rendered
                """);
    }

    @Test
    void refusesAPatchThatMatchesNothing() throws Exception {
        replace("environments/production/values.yaml", "name: shard-1-jvb", "name: shard-2-jvb");

        var result = program.run("render", "environments/production");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors())
                .startsWith("environments/production/values.yaml:%d: patch matches no object, "
                        .formatted(lineOf("environments/production/values.yaml", "name: shard-2-jvb") - 2))
                .endsWith("did you mean \"shard-0-jvb\"?\n1 problem, nothing rendered\n");
    }

    @Test
    void refusesAMisspeltFieldOfAPatch() throws Exception {
        replace("environments/production/patches/jvb-hpa.yaml", "averageUtilization", "averageUtilisation");

        var result = program.run("render", "environments/production");

        assertThat(result).isEqualTo(new Program.Result(3, "", """
                        environments/production/patches/jvb-hpa.yaml:%d: \
                        spec.metrics[1].resource.target.averageUtilisation of HorizontalPodAutoscaler shard-0-jvb (and 1 \
                        other) is unknown, did you mean "averageUtilization"?
                        1 problem, nothing rendered
                        """.formatted(
                        lineOf("environments/production/patches/jvb-hpa.yaml", "averageUtilisation"))));
    }

    @Test
    void asksArgoCdsVariablesWhatTheClusterHas() throws Exception {
        var generate = Program.in(repository.resolve("environments/production"));

        var rendered = generate.withEnvironment(Map.of("KUBE_VERSION", "", "KUBE_API_VERSIONS", ""))
                .run("generate");
        var old = generate.withEnvironment(Map.of("KUBE_VERSION", "1.29.4")).run("generate");
        var bare = generate.withEnvironment(
                        Map.of("KUBE_VERSION", "1.34.1", "KUBE_API_VERSIONS", "v1,apps/v1,monitoring.coreos.com/v1"))
                .run("generate");
        var wrong = generate.withEnvironment(Map.of("KUBE_VERSION", "new")).run("generate");

        assertThat(rendered.exitCode()).isZero();
        assertThat(old.exitCode()).isEqualTo(3);
        assertThat(old.errors()).contains("cluster must be Kubernetes 1.30 or newer, it is 1.29\n");
        assertThat(bare.exitCode()).isEqualTo(3);
        assertThat(bare.output()).isEmpty();
        assertThat(bare.errors())
                .contains(
                        "HorizontalPodAutoscaler shard-0-jvb: is of autoscaling/v2, which the cluster does not have\n");
        assertThat(wrong.errors())
                .startsWith("KUBE_VERSION: must be a Kubernetes version such as 1.33.2, got \"new\"\n");
    }

    @Test
    void notesWhoseFieldsNobodyChecked() throws Exception {
        Files.writeString(repository.resolve("environments/production/widget.yaml"), """
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: extra}
                """);
        var arguments = new String[] {"render", "environments/production", "--set", "resources=[widget.yaml]"};

        var silent = program.run(arguments);
        var verbose = program.run(
                Stream.concat(Stream.of(arguments), Stream.of("--verbose")).toArray(String[]::new));

        assertThat(silent.exitCode()).isZero();
        assertThat(silent.errors()).isEmpty();
        assertThat(verbose.output()).isEqualTo(silent.output());
        assertThat(verbose.errors())
                .isEqualTo("note: the fields of Widget extra are not checked, no schema is known of example.com/v1\n");
    }

    @Test
    void explainsWhoWroteAFieldOfAnObject() throws Exception {
        var explained = program.run(
                "explain",
                "environments/production",
                "--object",
                "HorizontalPodAutoscaler/shard-0-jvb",
                "spec.metrics[1].resource.name");

        assertThat(explained)
                .isEqualTo(new Program.Result(
                        0,
                        "spec.metrics[1].resource.name  \"cpu\"  environments/production/patches/jvb-hpa.yaml:%d\n"
                                .formatted(lineOf("environments/production/patches/jvb-hpa.yaml", "name: cpu")),
                        ""));
    }

    @Test
    void writesNoFileWhenAnythingIsWrong() throws Exception {
        var result = program.run("render", "environments/production", "--set", "shardCount=0", "--output-dir", "out");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errors()).isEqualTo("""
                --set: shardCount must be 1..1000, got "0"
                1 problem, nothing rendered
                """);
        assertThat(repository.resolve("out")).doesNotExist();
    }

    @Test
    void removesWhatAnEarlierRenderWroteAndNothingElse() throws Exception {
        program.run("render", "environments/production", "--output-dir", "out");
        var foreign = Files.writeString(repository.resolve("out/shard-1/notes.yaml"), "mine: true\n");

        program.run(
                "render",
                "environments/production",
                "--set",
                "shards=null",
                "--set",
                "patches=null",
                "--set",
                "shardCount=1",
                "--output-dir",
                "out");

        assertThat(files(repository.resolve("out/shard-1"))).containsOnlyKeys("notes.yaml");
        assertThat(foreign).hasContent("mine: true\n");
        assertThat(repository.resolve("out/shard-0/web-deployment.yaml")).exists();
    }

    @Test
    void validatesEveryEnvironment() throws Exception {
        assertThat(program.run("validate")).isEqualTo(new Program.Result(0, "", ""));

        Files.writeString(repository.resolve("environments/development/values.yaml"), "shardCount: none\n");
        var result = program.run("validate");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errors()).isEqualTo("""
                environments/development/values.yaml:1: shardCount must be 1..1000, got "none"
                1 problem, the environments are not valid
                """);
    }

    @Test
    void explainsWhereAValueComesFrom() throws Exception {
        var result = program.run("explain", "environments/production", "shardCount", "--set", "shardCount=4");
        var layers = program.run("explain", "environments/production", "jvb.autoscaling");
        var unknown = program.run("explain", "environments/production", "jvb.autoscalin");

        assertThat(result.output()).isEqualTo("shardCount  4  --set\n");
        assertThat(layers.output())
                .containsPattern("jvb.autoscaling.metric +\"network\" +built-in defaults:\\d+\n")
                .containsPattern("jvb.autoscaling.maxReplicas +20 +environments/production/values.yaml:\\d+\n");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.errors()).contains("jvb.autoscalin is not set");
    }

    @Test
    void printsTheSchemaOfThisRepository() throws Exception {
        var result = program.run("schema");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo(Files.readString(ENVIRONMENTS.resolve("values.schema.json")));
    }

    @Test
    void makesFreshSecretsOnRequestOnly() throws Exception {
        var first = program.run("secrets", "environments/production");
        var second = program.run("secrets", "environments/production");

        assertThat(first.exitCode()).isZero();
        assertThat(first.errors()).isEmpty();
        var secret = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(first.output());
        assertThat(secret).containsEntry("kind", "Secret");
        assertThat((Map<?, ?>) secret.get("stringData"))
                .satisfies(data -> assertThat(data.keySet())
                        .map(Object::toString)
                        .containsExactlyInAnyOrder("JICOFO_AUTH_PASSWORD", "JVB_AUTH_PASSWORD"))
                .satisfies(data -> assertThat(data.values())
                        .allSatisfy(value -> assertThat(value.toString()).matches("[-_A-Za-z0-9]{32}")));
        assertThat(second.output()).isNotEqualTo(first.output());
        assertThat(program.run("render", "environments/production").output()).doesNotContain("kind: Secret\n");
    }

    @Test
    void saysWhichSecretsAreKnownElsewhere() throws Exception {
        Files.writeString(repository.resolve("environments/development/values.yaml"), """
                domain: meet.example.com
                cluster: {name: development}
                env: {ENABLE_AUTH: "1", AUTH_TYPE: jwt, JWT_APP_ID: app}
                """);

        var result = program.run("secrets", "environments/development");

        assertThat(result.output()).contains("  JWT_APP_SECRET: ");
        assertThat(result.errors())
                .isEqualTo("replace JWT_APP_SECRET: somebody outside of this installation knows the value\n");
    }

    @Test
    void makesAnEnvironmentThatRenders() throws Exception {
        var init = program.run("init", "environments/staging", "--domain", "meet.staging.example.com");
        var again = program.run("init", "environments/staging");
        var rendered = program.run("render", "environments/staging");

        assertThat(init).isEqualTo(new Program.Result(0, "", "wrote environments/staging/values.yaml\n"));
        assertThat(repository.resolve("environments/staging/values.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../values.schema.json\n");
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.errors()).isEqualTo("""
                environments/staging/values.yaml: exists already
                1 problem, nothing written
                """);
        assertThat(rendered.exitCode()).isZero();
        assertThat(rendered.output()).contains("https://meet.staging.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render",
                "generate",
                "validate",
                "explain",
                "schema",
                "secrets",
                "init",
                "version",
                "parameters",
                "doctor"
            })
    void helpsWithAnExample(String command) throws Exception {
        var result = program.run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).contains("Usage: jitsi-renderer " + command).contains("Example");
    }

    @Test
    void saysItsVersion() throws Exception {
        var version = program.run("version");

        assertThat(version.output()).matches("[0-9]+\\.[0-9]+\\.[0-9]+\n");
        assertThat(program.run("--version").output()).isEqualTo("jitsi-renderer " + version.output());
    }

    @Test
    void refusesAWrongCommandLine() throws Exception {
        var unknownOption = program.run("render", "environments/production", "--outputdir", "out");
        var unknownCommand = program.run("rendr");
        var nothing = program.run();

        assertThat(unknownOption.exitCode()).isEqualTo(2);
        assertThat(unknownOption.output()).isEmpty();
        assertThat(unknownOption.errors()).isEqualTo("""
                Unknown options: '--outputdir', 'out'
                Possible solutions: --output-dir
                run jitsi-renderer render --help
                """);
        assertThat(unknownCommand.exitCode()).isEqualTo(2);
        assertThat(unknownCommand.errors()).contains("render");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.output()).isEmpty();
    }

    @Test
    void saysSoWhenItsOutputCannotBeWritten() throws Exception {
        var result = program.run(Path.of("/dev/full"), "render", "environments/production");

        assertThat(result.exitCode()).isEqualTo(74);
        assertThat(result.errors()).isEqualTo("cannot write: No space left on device\n");
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private void replace(String file, String from, String to) throws IOException {
        var path = repository.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /// Counted from 1.
    private int lineOf(String file, String text) throws IOException {
        var lines = Files.readAllLines(repository.resolve(file));
        for (var index = 0; index < lines.size(); index++) {
            if (lines.get(index).contains(text)) {
                return index + 1;
            }
        }
        throw new AssertionError(text + " is not in " + file);
    }
}
