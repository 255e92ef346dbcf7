package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Our emulator in between, which sees what the program does beside printing.
@EnabledOnOs(OS.LINUX)
class EmulatedPluginIT extends PluginContract {

    private static final int AT_ONCE = 20;
    private static final int MOMENTS = 20;
    private static final int MEASURED = 5;
    private static final Application PRODUCTION = Application.of("production");

    /// With the last words of a program that was done when it was killed, but had not ended.
    private static final Pattern KILLED = Pattern.compile(
            " failed signal: killed(: jitsi-renderer \\S+: \\d+ objects, \\d+ shards, \\d+ ms, sha256 [0-9a-f]{12})?$");

    @Override
    CmpServer start(Path plugin) throws Exception {
        return EmulatedCmpServer.of(PluginConfiguration.read(plugin));
    }

    /// After every case, whatever it was about.
    @AfterEach
    void nothingIsLeft() {
        assertThat(emulator().runs()).allSatisfy(run -> {
            assertThat(run.processes()).isEqualTo(1);
            assertThat(run.leftProcesses()).isEmpty();
            assertThat(run.changedFiles()).isEmpty();
        });
    }

    private EmulatedCmpServer emulator() {
        return (EmulatedCmpServer) server();
    }

    @Test
    void runsAsAStrangerOnAReadOnlyRoot() throws Exception {
        assumeTrue(
                emulator().sidecar().isIsolated(),
                () -> "commands run as whoever runs the tests, because: "
                        + Sidecar.obstacle().orElse(""));
        var sidecar = emulator().sidecar();
        var work = sidecar.newWorkDirectory();
        sidecar.own(work);
        var words = List.of("/bin/sh", "-c", "id -u; id -un; echo $HOME; pwd; touch /file; touch file; ls -A /tmp");

        var run = sidecar.run(words, words, work, work, Map.of(), Deadline.in(Duration.ofSeconds(10)));

        assertThat(run.output()).startsWith("999\n999\n\n/tmp/_cmp_server/" + work.getFileName() + "\n_cmp_server\n");
        assertThat(run.errors()).contains("cannot find name for user ID 999", "'/file': Read-only file system");
        assertThat(run.changedFiles()).contains("_cmp_server/" + work.getFileName() + "/file");
    }

    /// Counted by the kernel's answers to strace, because a process can be shorter than two looks at `/proc`.
    @Test
    void startsNoOtherProcess() throws Exception {
        assumeTrue(isInstalled("strace"), "strace is not installed: only processes that live for 5 ms were counted");
        var log = directory.resolve("processes");
        var words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        words.addAll(List.of("-e", "trace=execve,execveat,fork,vfork,clone,clone3"));
        words.addAll(PluginProgram.inPlaceOf(List.of(PluginProgram.INSTALLED, "generate")));
        try (var sidecar = Sidecar.startOpen()) {
            var work = sidecar.newWorkDirectory();
            SentTree.of(repository(), PRODUCTION, false, List.of(".git")).unpack(work, false);

            var run = sidecar.run(
                    words,
                    words,
                    work,
                    work.resolve(PRODUCTION.path()),
                    PRODUCTION.variables(),
                    Deadline.in(Duration.ofMinutes(2)));

            assertThat(run.isSuccessful()).as(run.errors()).isTrue();
        }
        var calls = Files.readAllLines(log).stream()
                .filter(line -> !line.contains(" resumed>") && !line.contains("CLONE_THREAD"))
                .filter(line -> line.contains("exec") || line.contains("fork(") || line.contains("clone"))
                .toList();
        // A launcher becomes the JVM in the process that it has.
        assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(call).contains("execve("));
        assertThat(calls.stream()
                        .map(call -> call.substring(0, call.indexOf(" ")))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void endsAtTheDeadline() throws Exception {
        argo().generate(PRODUCTION);
        var whole = emulator().runs().getLast().took();

        assertThatThrownBy(() -> argo().withDeadline(Duration.ofMillis(100).plus(whole.dividedBy(3)))
                        .generate(PRODUCTION))
                .hasMessageEndingWith("error generating manifests: `/usr/local/bin/jitsi-renderer generate` failed"
                        + " signal: killed");
        assertThat(emulator().runs().getLast().output()).isEmpty();
    }

    /// {@link #nothingIsLeft} looks at what it leaves.
    @Test
    void leavesNothingBehindWheneverItIsKilled() throws Exception {
        var whole = shortestRun();
        var killed = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = timeOfSignal(executor);
            for (int moment = 0; moment < MOMENTS; moment++) {
                var generated = executor.submit(() -> argo().generate(PRODUCTION));
                var group = awaitCommand();
                var pause = whole.multipliedBy(2L * moment + 1)
                        .dividedBy(2L * MOMENTS)
                        .minus(late);
                Thread.sleep(pause.isPositive() ? pause : Duration.ZERO);
                group.signal("KILL");
                killed += wasKilled(generated) ? 1 : 0;
            }
        }

        assertThat(emulator().runs()).hasSize(MEASURED + 1 + MOMENTS);
        assertThat(killed).isGreaterThan(MOMENTS / 2);
        assertThat(emulator().sidecar().workDirectories()).isEmpty();
        assertThat(argo().generate(PRODUCTION)).isNotEmpty();
    }

    /// The first run of a native executable takes three times as long as the next.
    private Duration shortestRun() throws Exception {
        for (var run = 0; run < MEASURED; run++) {
            argo().generate(PRODUCTION);
        }
        return emulator().runs().stream()
                .map(Run::took)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// A process sends it, which takes a good part of a small render.
    private Duration timeOfSignal(ExecutorService executor) throws Exception {
        var generated = executor.submit(() -> argo().generate(PRODUCTION));
        var group = awaitCommand();
        var started = System.nanoTime();
        group.signal("CONT");
        var took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(generated.get()).isNotEmpty();
        return took;
    }

    private ProcessGroup awaitCommand() throws InterruptedException {
        while (emulator().sidecar().running().isEmpty()) {
            Thread.sleep(1);
        }
        return emulator().sidecar().running().getFirst();
    }

    /// @return whether it was killed before it was done
    private static boolean wasKilled(Future<List<String>> generated) throws InterruptedException {
        try {
            assertThat(generated.get()).isNotEmpty();
            return false;
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOf(PluginException.class)
                    .message()
                    .containsPattern(KILLED);
            return true;
        }
    }

    @Test
    void rendersTwentyTimesAtOnce() throws Exception {
        var expected = argo().generate(PRODUCTION);
        var alone = emulator().runs().getLast();
        var all = 0L;

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var generated = new ArrayList<Future<List<String>>>();
            for (int request = 0; request < AT_ONCE; request++) {
                generated.add(executor.submit(() -> argo().generate(PRODUCTION)));
            }
            while (!generated.stream().allMatch(Future::isDone)) {
                all = Math.max(
                        all,
                        emulator().sidecar().running().stream()
                                .mapToLong(group -> group.shareKibibytes().orElse(0))
                                .sum());
                Thread.sleep(50);
            }
            for (var objects : generated) {
                assertThat(objects.get()).isEqualTo(expected);
            }
        }

        var runs = emulator().runs().subList(1, 1 + AT_ONCE);
        var times =
                runs.stream().mapToLong(run -> run.took().toMillis()).sorted().toArray();
        var peak = runs.stream().mapToLong(Run::peakKibibytes).max().orElseThrow();
        System.out.printf(
                """

                Renders of production on %d processors
                | renders    | median ms | slowest ms | peak MiB of one | peak MiB of all |
                | 1          | %9d | %10d | %15d | %15s |
                | %d at once | %9d | %10d | %15d | %15d |
                """,
                Runtime.getRuntime().availableProcessors(),
                alone.took().toMillis(),
                alone.took().toMillis(),
                alone.peakKibibytes() / 1024,
                "",
                AT_ONCE,
                times[times.length / 2],
                times[times.length - 1],
                peak / 1024,
                all / 1024);
    }

    private static boolean isInstalled(String command) throws Exception {
        return new ProcessBuilder("/bin/sh", "-c", "command -v " + command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
