package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of the distribution. `-D<name>.binary=` names another executable than the one that is installed. Without
/// it nothing is known about what it shows, so its absence is a failure.
public enum Program {
    HAPROXY("haproxy", "haproxy"),
    DNSMASQ("dnsmasq", "dnsmasq-base"),
    PROMETHEUS("prometheus", "prometheus"),
    PROMTOOL("promtool", "prometheus");

    /// Ends the program, whose process it stays, together with its standard input. The JVM holds that, so a test run
    /// takes its programs along even if it is killed.
    private static final String WHILE_INPUT_IS_OPEN = """
            exec 3<&0
            (cat <&3; kill -KILL $$) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private final String command;
    private final String debianPackage;

    Program(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /// @param output of both streams
    public record Result(int exitCode, String output) {}

    public void require() {
        if (executable().isEmpty()) {
            fail("%s is not installed: apt-get install %s".formatted(command, debianPackage));
        }
    }

    /// The first line of what it says about its version.
    String version() {
        try {
            var process =
                    new ProcessBuilder(path(), "-v").redirectErrorStream(true).start();
            try (var reader = process.inputReader()) {
                return reader.lines().findFirst().orElse("unknown").replaceAll(" [0-9/]* - https.*", "");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param environment what is added to the environment, `NAME=value`
    public Process start(Path output, List<String> arguments, String... environment) throws IOException {
        var shell = Stream.of("sh", "-c", WHILE_INPUT_IS_OPEN, "sh", path());
        var builder = new ProcessBuilder(
                        Stream.concat(shell, arguments.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        for (var variable : environment) {
            builder.environment().put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        return builder.start();
    }

    /// Runs it to its end.
    public Result run(List<String> arguments) throws IOException {
        return run(arguments, ProcessBuilder.Redirect.PIPE);
    }

    /// Runs it to its end.
    public Result run(List<String> arguments, ProcessBuilder.Redirect input) throws IOException {
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of(path()), arguments.stream()).toList())
                .redirectInput(input)
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException(process + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String path() {
        return executable().orElseThrow().toString();
    }

    /// Also looks where daemons are, which is not on the PATH of every user.
    private Optional<Path> executable() {
        var directories =
                System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        var name = System.getProperty(command + ".binary", command);
        return name.contains("/")
                ? Optional.of(Path.of(name)).filter(Files::isExecutable)
                : Arrays.stream(directories.split(File.pathSeparator, -1))
                        .map(directory -> Path.of(directory, name))
                        .filter(Files::isExecutable)
                        .findFirst();
    }
}
