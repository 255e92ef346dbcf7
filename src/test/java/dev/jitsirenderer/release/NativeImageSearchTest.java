package dev.jitsirenderer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `mvnw` makes of `-Dnative`: `.mvn/find-native-image.sh`.
@DisabledOnOs(OS.WINDOWS)
class NativeImageSearchTest {

    private static final String SEARCH = """
            . .mvn/find-jdk.sh
            . .mvn/find-native-image.sh
            printf '%s' "${GRAALVM_HOME-none}"
            """;

    private static final String NOTHING_FOUND =
            "no native-image of a Mandrel or GraalVM 25 found: building and testing for the JVM"
                    + " (set GRAALVM_HOME, or build in a container with -Dquarkus.native.container-build=true)\n";

    @TempDir
    Path directory;

    /// @param home what `GRAALVM_HOME` is
    private record Search(String home, String messages) {}

    @Test
    void takesWhatTheVariableNames() throws Exception {
        var graal = jdk("graalvm 25", "25.0.1");

        assertThat(search(graal, "-B", "verify", "-Dnative")).isEqualTo(new Search(graal.toString(), ""));
    }

    @Test
    void takesTheOneOfSdkmanIfTheVariableNamesNone() throws Exception {
        var graal = jdk(".sdkman/candidates/java/25.0.1-mandrel", "25.0.1");
        assumeTrue(
                search(directory.resolve("missing"), "-Dnative").home().equals(graal.toString()),
                "another native-image is installed here");

        assertThat(search(jdk("old", "24.0.2"), "-Dnative")).isEqualTo(new Search(graal.toString(), ""));
    }

    @Test
    void saysInOneLineThatThereIsNone() throws Exception {
        var none = search(directory.resolve("missing"), "verify", "-Dnative");
        assumeTrue(none.home().equals("none"), "a native-image is installed here");

        assertThat(none.messages()).isEqualTo(NOTHING_FOUND);
        assertThat(search(jdk("old", "24.0.2"), "-Dnative")).isEqualTo(new Search("none", NOTHING_FOUND));
    }

    @Test
    void isSilentIfNobodyAsksOrAContainerHasOne() throws Exception {
        var missing = directory.resolve("missing");

        assertThat(search(missing, "verify")).isEqualTo(new Search(missing.toString(), ""));
        assertThat(search(missing, "-Dnative", "-Dquarkus.native.container-build=true"))
                .isEqualTo(new Search(missing.toString(), ""));
    }

    /// What the search looks at: a version and two programs.
    private Path jdk(String name, String version) throws IOException {
        var jdk = directory.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        for (var program : List.of("javac", "native-image")) {
            var file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return jdk;
    }

    private Search search(Path graalvmHome, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-euf", "-c", SEARCH, "mvnw"));
        command.addAll(List.of(arguments));
        var home = directory.resolve("home.txt");
        var messages = directory.resolve("messages.txt");
        var builder = new ProcessBuilder(command).redirectOutput(home.toFile()).redirectError(messages.toFile());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("GRAALVM_HOME", graalvmHome.toString());
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
        return new Search(Files.readString(home), Files.readString(messages));
    }
}
