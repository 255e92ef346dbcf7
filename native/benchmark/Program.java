package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is measured.
///
/// @param id for files
/// @param start of its command line
/// @param missing why it cannot be measured, if so
record Program(Kind kind, String id, String name, List<String> start, Optional<String> missing) {

    enum Kind {
        OURS,
        HELM,
        KUSTOMIZE
    }

    private static final Path APPLICATION = Path.of("target/quarkus-app").toAbsolutePath();
    private static final Path AOT_CACHE = APPLICATION.resolve("app.aot");

    /// The first one is always there.
    ///
    /// @param executable the native one, if it is named
    static List<Program> all(Tools tools, Optional<Path> executable) throws IOException, InterruptedException {
        var isCached = Files.exists(AOT_CACHE);
        var nativeExecutable = nativeExecutable(executable);
        return List.of(
                new Program(Kind.OURS, "jvm", "jitsi-renderer, JVM", launcher("-XX:AOTMode=off"), Optional.empty()),
                new Program(
                        Kind.OURS,
                        "aot",
                        "jitsi-renderer, AOT cache",
                        // A cache that does not fit is an error and not silently left out.
                        launcher("-XX:AOTMode=on"),
                        isCached ? Optional.empty() : Optional.of("there is no " + relative(AOT_CACHE))),
                new Program(
                        Kind.OURS,
                        "native",
                        "jitsi-renderer, native",
                        nativeExecutable.map(Path::toString).stream().toList(),
                        nativeExecutable.isPresent()
                                ? Optional.empty()
                                : Optional.of("there is no target/*-runner; set GRAALVM_HOME to build it")),
                tool(Kind.HELM, "helm template", tools.helm(), tools.missing()),
                tool(Kind.KUSTOMIZE, "kubectl kustomize", tools.kubectl(), tools.missing()));
    }

    private static Program tool(Kind kind, String name, Optional<Path> program, String missing) {
        return new Program(
                kind,
                name.replaceAll(" .*", ""),
                name,
                program.map(Path::toString).stream().toList(),
                program.isPresent() ? Optional.empty() : Optional.of(missing));
    }

    boolean can(Work work) {
        return work.kinds().contains(kind);
    }

    List<String> command(Input input) {
        var command = new ArrayList<>(start);
        command.addAll(
                switch (kind) {
                    case OURS -> input.work().arguments();
                    case HELM -> List.of("template", "jitsi", input.chart().toString());
                    case KUSTOMIZE -> List.of("kustomize", input.kustomization().toString());
                });
        return command;
    }

    /// What it says of its version.
    String version() throws IOException, InterruptedException {
        var command = new ArrayList<>(start);
        command.addAll(
                switch (kind) {
                    case OURS -> List.of("version");
                    case HELM -> List.of("version", "--template={{ .Version }}");
                    case KUSTOMIZE -> List.of("version", "--client");
                });
        return Tools.output(command);
    }

    /// As users start it, on the JVM that runs this.
    private static List<String> launcher(String option) {
        return List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "JAVA_OPTS=" + option,
                APPLICATION.resolve("jitsi-renderer").toString());
    }

    private static Optional<Path> nativeExecutable(Optional<Path> named) throws IOException, InterruptedException {
        if (named.isPresent()) {
            return Optional.of(named.filter(Files::isExecutable)
                    .orElseThrow(() -> new Refusal(named.get() + " is no program"))
                    .toAbsolutePath());
        }
        var runner = runner();
        if (runner.isPresent() || System.getenv("GRAALVM_HOME") == null) {
            return runner;
        }
        System.err.println("benchmark: building the native executable");
        Tools.output(List.of("./mvnw", "-q", "-B", "package", "-Dnative", "-DskipTests"));
        return runner();
    }

    private static Optional<Path> runner() throws IOException {
        try (var files = Files.list(APPLICATION.getParent())) {
            return files.filter(file -> file.toString().endsWith("-runner") && Files.isExecutable(file))
                    .sorted()
                    .findFirst();
        }
    }

    private static Path relative(Path file) {
        return Path.of("").toAbsolutePath().relativize(file);
    }
}
