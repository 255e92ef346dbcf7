package dev.jitsirenderer.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts the packaged program: the native executable that `-Dprogram=<path>` names, or the launcher of this build's
/// jar. With `-Dnative` the executable is that of this build.
///
/// @param inherits whether it also gets the variables of this process
/// @param jvmOptions what the jar gets
/// @param executableOptions what a native executable gets in their place
public record Program(
        Path directory,
        Map<String, String> environment,
        boolean inherits,
        List<String> jvmOptions,
        List<String> executableOptions) {

    /// Starts the jar.
    private static final Path LAUNCHER =
            Path.of("target/quarkus-app/jitsi-renderer").toAbsolutePath();

    /// @param output of standard output, read as UTF-8
    public record Result(int exitCode, String output, String errors) {}

    public static Program in(Path directory) {
        return new Program(directory, Map.of(), true, List.of(), List.of());
    }

    Program withEnvironment(Map<String, String> variables) {
        return new Program(directory, variables, inherits, jvmOptions, executableOptions);
    }

    Program withNoOtherEnvironment() {
        return new Program(directory, environment, false, jvmOptions, executableOptions);
    }

    /// For the jar only: what they set is settled when a native executable is built, or read from variables.
    Program withJvmOptions(String... options) {
        return new Program(directory, environment, inherits, List.of(options), executableOptions);
    }

    /// The most memory for objects. References are half as long on the JVM, and its collector needs no second copy: a
    /// native executable gets twice as much.
    Program withHeap(int mebibytes) {
        return new Program(
                directory,
                environment,
                inherits,
                List.of("-Xmx%dm".formatted(mebibytes)),
                List.of("-Xmx%dm".formatted(2 * mebibytes)));
    }

    public Result run(String... arguments) throws IOException, InterruptedException {
        var output = Files.createTempFile("program", ".out");
        try {
            var result = run(output, arguments);
            return new Result(result.exitCode(), Files.readString(output), result.errors());
        } finally {
            Files.delete(output);
        }
    }

    /// Runs with standard output going to a file.
    Result run(Path output, String... arguments) throws IOException, InterruptedException {
        var errors = Files.createTempFile("program", ".err");
        try {
            return run(output, errors, arguments);
        } finally {
            Files.delete(errors);
        }
    }

    private Result run(Path output, Path errors, String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command(arguments))
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        if (!inherits) {
            builder.environment().clear();
        }
        builder.environment().putAll(new HashMap<>(environment));
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within a minute: " + List.of(arguments));
        }
        return new Result(process.exitValue(), "", Files.readString(errors, StandardCharsets.UTF_8));
    }

    /// What has to be put before the arguments.
    public static List<String> command() {
        return in(Path.of("")).command(new String[0]);
    }

    static boolean isJar() {
        return executable().isEmpty();
    }

    /// @return empty if the jar is what is tested
    private static Optional<Path> executable() {
        var name = System.getProperty("program", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var executable = Path.of(name).toAbsolutePath();
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException("-Dprogram names no executable: " + executable);
        }
        return Optional.of(executable);
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        var executable = executable();
        if (executable.isPresent()) {
            command.add(executable.get().toString());
            command.addAll(executableOptions);
        } else {
            // Without a process more: env becomes the launcher, and the launcher the JVM.
            command.add("env");
            command.add("JAVA_HOME=" + System.getProperty("java.home"));
            command.add("JAVA_OPTS=" + String.join(" ", jvmOptions));
            command.add(LAUNCHER.toString());
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
