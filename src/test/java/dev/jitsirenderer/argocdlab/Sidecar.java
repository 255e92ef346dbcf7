package dev.jitsirenderer.argocdlab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The container in which cmp-server runs the plugin.
///
/// Where the kernel lets us (as root, with mount namespaces) a command runs as user 999 without an entry in
/// `/etc/passwd`, on a read-only root, with a `/tmp` of its own. Elsewhere it runs as whoever runs the tests, on their
/// files; everything else is the same.
final class Sidecar implements AutoCloseable {

    private static final int USER = 999;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Path TMP = Path.of("/tmp");
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String WORK = "_cmp_server";

    /// What a container has without anybody's doing, and what the kubelet adds. There is no `HOME`.
    private static final Map<String, String> VARIABLES = Map.of(
            "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOSTNAME", "argocd-repo-server-6d4f7c9b5d-x2x7k",
            "KUBERNETES_SERVICE_HOST", "10.96.0.1",
            "KUBERNETES_SERVICE_PORT", "443");

    private static final String ISOLATED = """
            set -e
            case "$VISIBLE" in
              /tmp/*) mount --bind "$VISIBLE" "$OWN_TMP${VISIBLE#/tmp}" ;;
            esac
            mount --bind "$PASSWD" /etc/passwd
            mount --rbind "$OWN_TMP" /tmp
            mount -o remount,ro,bind /
            cd "$WORK_DIRECTORY"
            exec setpriv --reuid %1$d --regid %1$d --clear-groups --no-new-privs --bounding-set=-all env -i "$@"
            """.formatted(USER);

    private final Path directory;
    private final Path tmp;
    private final boolean isIsolated;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    private Sidecar(Path directory, boolean isIsolated) throws IOException {
        this.directory = directory;
        this.isIsolated = isIsolated;
        tmp = Files.createDirectory(directory.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(directory.resolve("passwd"), "root:x:0:0:root:/root:/sbin/nologin\n");
        if (PROJECT.startsWith(TMP)) {
            Files.createDirectories(tmp.resolve(TMP.relativize(PROJECT)));
        }
        own(Files.createDirectory(tmp.resolve(WORK)));
    }

    /// As strict as this machine can be.
    static Sidecar start() throws IOException {
        return start(obstacle().isEmpty());
    }

    /// As whoever runs the tests, for commands that are there before anything is packaged.
    static Sidecar startOpen() throws IOException {
        return start(false);
    }

    private static Sidecar start(boolean isIsolated) throws IOException {
        return new Sidecar(Files.createTempDirectory("sidecar"), isIsolated);
    }

    /// Why commands cannot be isolated here; empty if they can.
    static Optional<String> obstacle() {
        return Obstacle.FOUND;
    }

    boolean isIsolated() {
        return isIsolated;
    }

    /// A new directory for a copy of the repository, with a name that nobody knows.
    Path newWorkDirectory() throws IOException {
        return Files.createDirectory(tmp.resolve(WORK).resolve(UUID.randomUUID().toString()));
    }

    /// The copies that are there now.
    List<Path> workDirectories() throws IOException {
        try (var directories = Files.list(tmp.resolve(WORK))) {
            return directories.toList();
        }
    }

    /// Hands a work directory over to the plugin's user.
    void own(Path path) throws IOException {
        if (isIsolated) {
            try (var paths = Files.walk(path)) {
                for (var each : paths.toList()) {
                    Files.setAttribute(each, "unix:uid", USER, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(each, "unix:gid", USER, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /// Runs a command to its end or to the deadline.
    ///
    /// @param shown the words of `plugin.yaml`, which errors name
    /// @param executed what is executed in their place
    /// @param workDirectory with the copy of the repository; `path` is below it
    Run run(
            List<String> shown,
            List<String> executed,
            Path workDirectory,
            Path path,
            Map<String, String> variables,
            Deadline deadline)
            throws IOException, InterruptedException {
        var before = files(workDirectory);
        var started = System.nanoTime();
        var process = start(executed, path, variables);
        running.add(process.pid());
        try {
            var group = new ProcessGroup(process.pid());
            var output = read(process.getInputStream());
            var errors = read(process.getErrorStream());
            var seen = new HashSet<Long>(Set.of(process.pid()));
            var peak = watch(process, group, executed, seen, deadline);
            if (process.isAlive()) {
                process.destroyForcibly();
                group.signal("TERM");
            }
            process.waitFor();
            var took = Duration.ofNanos(System.nanoTime() - started);
            var left = group.members();
            if (!left.isEmpty()) {
                group.signal("TERM");
                CompletableFuture.allOf(output, errors)
                        .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                group.signal("KILL");
            }
            return new Run(
                    shown,
                    process.exitValue(),
                    output.join(),
                    errors.join(),
                    took,
                    seen.size(),
                    peak,
                    left,
                    files(workDirectory).changesSince(before));
        } finally {
            process.destroyForcibly();
            running.remove(process.pid());
        }
    }

    /// The leaders of all commands that run now.
    List<ProcessGroup> running() {
        return running.stream().map(ProcessGroup::new).toList();
    }

    private static long watch(
            Process process, ProcessGroup group, List<String> executed, Set<Long> seen, Deadline deadline)
            throws InterruptedException {
        var peak = 0L;
        while (process.isAlive() && deadline.left().isPositive()) {
            peak = Math.max(peak, group.peakKibibytes().orElse(0));
            if (group.executes(executed)) {
                group.children().forEach(seen::add);
            }
            process.waitFor(BETWEEN_LOOKS);
        }
        return peak;
    }

    /// Every step executes the next one, so that the process that we started is the plugin in the end. It leads a
    /// process group of its own.
    private Process start(List<String> executed, Path path, Map<String, String> variables) throws IOException {
        var environment = new LinkedHashMap<>(VARIABLES);
        environment.putAll(variables);
        var words = new ArrayList<>(List.of("setsid"));
        words.addAll(
                isIsolated
                        ? List.of("unshare", "--mount", "/bin/sh", "-c", ISOLATED, "sidecar")
                        : List.of("env", "-i"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(executed);
        var builder = new ProcessBuilder(words)
                .directory((isIsolated ? directory : path).toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", VARIABLES.get("PATH"),
                        "VISIBLE", PROJECT.toString(),
                        "OWN_TMP", tmp.toString(),
                        "PASSWD", directory.resolve("passwd").toString(),
                        "WORK_DIRECTORY", TMP.resolve(tmp.relativize(path)).toString()));
        return builder.start();
    }

    /// Without the copies for other commands that run at the same time.
    private FileTree files(Path workDirectory) throws IOException {
        var files = FileTree.of(tmp, path -> tmp.resolve(WORK).equals(path.getParent()) && !path.equals(workDirectory));
        files.entries().remove(Path.of(WORK));
        return files;
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(directory);
    }

    /// Tried once, with the program itself: a user without rights may not be able to read the JDK or the build.
    private static final class Obstacle {

        static final Optional<String> FOUND = find();

        private static Optional<String> find() {
            try (var sidecar = Sidecar.start(true)) {
                var work = sidecar.newWorkDirectory();
                sidecar.own(work);
                var run = sidecar.run(
                        List.of("version"),
                        PluginProgram.inPlaceOf(List.of(PluginProgram.INSTALLED, "version")),
                        work,
                        work,
                        Map.of(),
                        Deadline.in(Duration.ofMinutes(1)));
                return run.isSuccessful() ? Optional.empty() : Optional.of(run.failure());
            } catch (IOException | UncheckedIOException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        }
    }
}
