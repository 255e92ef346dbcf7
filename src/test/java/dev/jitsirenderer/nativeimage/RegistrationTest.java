package dev.jitsirenderer.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.jitsirenderer.golden.GoldenFiles;
import io.quarkus.bootstrap.BootstrapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graalvm.nativeimage.hosted.Feature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a native executable must be told, compared with what Quarkus tells it. `docs/native-image-report.md` is written
/// from both.
class RegistrationTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /// Read by the build alone.
    private static final Set<String> OF_THE_BUILD = Set.of("application.properties");

    private static final Set<String> ALL_MEMBERS =
            Set.of("allDeclaredConstructors", "allDeclaredFields", "allDeclaredMethods");

    /// Methods and constructors that are named one by one.
    private static final String SINGLE = "methods";

    /// Asked for all templates by the feature that runs while the executable is built.
    private static final String TEMPLATES = "TemplateEngine";

    /// `Commands` names them (`CommandsTest`).
    private static final Set<String> OF_PICOCLI = Set.of(
            "picocli.CommandLine$HelpCommand",
            "picocli.AutoComplete$GenerateCompletion",
            "picocli.CommandLine$AutoHelpMixin");

    private static NativeSources sources;
    private static OpenedResources opened;

    @BeforeAll
    static void build(@TempDir Path target) throws BootstrapException, IOException {
        sources = NativeSources.build(target);
        opened = OpenedResources.of(CLASSES);
    }

    @Test
    void everyCommandOfPicocliIsRegisteredWithAllMembers() {
        assertThat(OF_PICOCLI)
                .allMatch(type ->
                        sources.reflection().getOrDefault(type, Set.of()).containsAll(ALL_MEMBERS));
    }

    @Test
    void everyResourceThatIsOpenedIsThere() throws IOException {
        var resources = resources();

        assertThat(opened.classes().keySet())
                .isNotEmpty()
                .allMatch(name -> resources.stream()
                        .anyMatch(OpenedResources.pattern(name).asMatchPredicate()));
    }

    @Test
    void everyResourceIsDeclaredUnlessOnlyTheBuildReadsIt() throws IOException {
        assertThat(resources().stream()
                        .filter(resource -> !OF_THE_BUILD.contains(resource))
                        .filter(resource -> !sources.hasResource(resource)))
                .isEmpty();
    }

    /// What is never opened only makes the executable larger.
    @Test
    void everyResourceIsOpened() throws IOException {
        var patterns =
                opened.classes().keySet().stream().map(OpenedResources::pattern).toList();

        assertThat(resources().stream()
                        .filter(resource -> !OF_THE_BUILD.contains(resource))
                        .filter(resource -> patterns.stream()
                                .noneMatch(pattern -> pattern.matcher(resource).matches())))
                .isEmpty();
    }

    @Test
    void everyFeatureOfOursIsThere() throws ClassNotFoundException {
        var features = sources.features().stream()
                .filter(feature -> feature.startsWith("dev.jitsirenderer."))
                .toList();

        assertThat(features).isNotEmpty();
        for (var feature : features) {
            assertThat(Class.forName(feature)).isAssignableTo(Feature.class);
        }
    }

    /// The services are Quarkus' own.
    @Test
    void everyPatternThatIsDeclaredMatchesAResource() throws IOException {
        var resources = resources();

        assertThat(sources.resources().stream()
                        .filter(pattern -> !pattern.pattern().contains("META-INF/services/"))
                        .filter(pattern -> resources.stream()
                                .noneMatch(resource -> pattern.matcher(resource).matches())))
                .isEmpty();
    }

    @Test
    void theReportSaysWhatIsRegistered() throws IOException {
        GoldenFiles.assertText(Path.of("docs/native-image-report.md"), """
                # What the native executable is told

                Written by a test, which fails when it is out of date, from what Quarkus gives to `native-image`. [The native
                executable and its image](decisions/native-image.md) says how that is built.

                A native executable has no class that is only named in a string, reads no member by its name, and has no file
                of the class path, unless somebody declares it. The tests below hold that on a machine without GraalVM.

                ## Reflection

                Our code uses none while it runs, and is read by none: picocli knows our commands by calls, not by annotations
                (`ReflectionTest`, [the command line](decisions/command-line.md)). Its own commands have annotations, and
                `Commands` registers them (`RegistrationTest`).

                | class | registered | why |
                |---|---|---|
                %s
                ## Templates

                Quarkus writes a class for each type that a template reads, and the engine has these alone: Qute's resolver
                that reflects is not in it (`TemplateReflectionTest`), and an expression without a type is an error. The
                engine is made, and all templates are parsed, when the executable is built (`TemplateEngine`,
                `ParsedTemplates`): it makes those classes by their names, and this is the one place where our code reflects.

                ## Resources

                Quarkus declares the templates, `quarkus.native.resources.includes` the rest (`RegistrationTest`).

                | resource | opened by | when |
                |---|---|---|
                %s
                ## What is computed when the executable is built

                Quarkus initialises every class then. The static fields are part of the executable as they were on the machine
                that built it, which saves the work in each start and makes it larger: catalogues, tables, patterns, and what
                is made of the resources above. So nothing static may ask for a clock, a variable, a file, a locale, a thread
                or a random number (`ClassInitialisationTest`). `secrets` makes its generator when it is called; one in a
                static field would end the build, or give everybody the same passwords.

                The libraries, looked at in November 2026:

                | library | when it is initialised |
                |---|---|
                | SnakeYAML | tables of characters and patterns |
                | RE2/J | tables of Unicode |
                | commons-text | nothing, in what we use; its lookups read variables, and we do not reach them |
                | picocli | reads the property `picocli.trace`; the rest when it parses a command line |

                ## Whether that is enough

                `./mvnw verify -Dnative` runs the packaged-program tests on the executable. In November 2026 they passed on one
                of GraalVM 25.0.1's image builder, in which no more was registered than Quarkus and the table above do.
                """.formatted(reflectionRows(), resourceRows()));
    }

    private static String reflectionRows() {
        return sources.reflection().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("dev.jitsirenderer.") || OF_PICOCLI.contains(entry.getKey()))
                .filter(entry -> !isResolver(entry.getKey()))
                .map(entry -> "| `%s` | %s | %s |\n"
                        .formatted(
                                shortName(entry.getKey()),
                                members(entry.getValue()),
                                reason(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining());
    }

    private static String resourceRows() {
        var atBuild = openedByInitialisers();
        atBuild.add(TEMPLATES);
        return opened.classes().entrySet().stream()
                .map(entry -> "| `%s` | `%s` | %s |\n"
                        .formatted(
                                entry.getKey().replace("%s", "*"),
                                entry.getValue(),
                                atBuild.contains(entry.getValue())
                                        ? "when the executable is built"
                                        : "when it is needed"))
                .collect(Collectors.joining());
    }

    /// The classes that open a resource while a class of ours is initialised.
    private static Set<String> openedByInitialisers() {
        var classes = new ClassFileImporter().importPath(CLASSES);
        return classes.stream()
                .map(Initialiser::of)
                .flatMap(Initialiser::accesses)
                .filter(access -> access.getTarget().getName().equals("getResourceAsStream"))
                .map(access -> access.getOriginOwner())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static String reason(String type, Set<String> registered) {
        if (OF_PICOCLI.contains(type)) {
            return "of picocli's own commands: its annotated fields are set";
        }
        return registered.contains(SINGLE)
                ? "Quarkus makes a bean of it, and generated code cannot reach what is private"
                : "comes along with a class that has it in a signature; nobody reads it";
    }

    private static String members(Set<String> registered) {
        return Map.of(
                        "allDeclaredConstructors",
                        "constructors",
                        "allDeclaredFields",
                        "fields",
                        "allDeclaredMethods",
                        "methods",
                        SINGLE,
                        "a single method or constructor")
                .entrySet()
                .stream()
                .filter(member -> registered.contains(member.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isResolver(String type) {
        return type.endsWith("_ValueResolver");
    }

    private static String shortName(String type) {
        return type.replaceFirst("^dev\\.jitsirenderer\\.", "").replace('$', '.');
    }

    private static List<String> resources() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
