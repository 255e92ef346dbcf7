package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures whole processes: times by hyperfine, memory by GNU time.
///
/// @param runs how often each command runs; as often as fits into a time if it is empty
record Stopwatch(Path hyperfine, Path time, Optional<Integer> runs) {

    /// Seconds for all runs of a command.
    private static final double LONG_ENOUGH = 10;

    private static final int FEWEST = 3;
    private static final int MOST = 20;

    /// Seconds from which on a single run says enough.
    private static final double ENDLESS = 60;

    /// Peaks differ by little; the largest of so many counts.
    private static final int MEMORY_RUNS = 3;

    static Stopwatch of(Optional<Integer> runs) throws IOException, InterruptedException {
        var hyperfine = Tools.onPath("hyperfine")
                .orElseThrow(() -> new Refusal("hyperfine is missing: apt-get install hyperfine"));
        var time = Optional.of(Path.of("/usr/bin/time"))
                .filter(Files::isExecutable)
                .orElseThrow(() -> new Refusal("/usr/bin/time is missing: apt-get install time"));
        return new Stopwatch(hyperfine, time, runs);
    }

    /// Runs a command once, which also warms the file cache.
    ///
    /// @param output where its standard output goes
    Measurement once(List<String> command, Path output) throws IOException, InterruptedException {
        var figures = Benchmark.TARGET.resolve("time.txt");
        var timed = new ArrayList<>(List.of(time.toString(), "-f", "%U %S %e %M", "-o", figures.toString()));
        timed.addAll(command);
        Tools.run(timed, output);
        var words = Files.readString(figures).strip().split(" ");
        return new Measurement(
                Double.parseDouble(words[0]) + Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]),
                1);
    }

    /// @param first what it took when it ran for the first time
    Measurement measure(List<String> command, Measurement first) throws IOException, InterruptedException {
        if (first.wall() > ENDLESS) {
            return first;
        }
        var memory = first.memory();
        var count = runs.orElse(Math.clamp((long) (LONG_ENOUGH / first.wall()), FEWEST, MOST));
        for (var run = 1; run < Math.min(MEMORY_RUNS, count); run++) {
            memory = Math.max(memory, once(command, Path.of("/dev/null")).memory());
        }
        var figures = Benchmark.TARGET.resolve("hyperfine.csv");
        Tools.run(
                List.of(
                        hyperfine.toString(),
                        "--shell=none",
                        "--style=none",
                        "--runs=" + count,
                        "--export-csv=" + figures,
                        "--command-name=render",
                        quoted(command)),
                Path.of("/dev/null"));
        // command,mean,stddev,median,user,system,min,max
        var fields = Files.readAllLines(figures).getLast().split(",");
        return new Measurement(
                Double.parseDouble(fields[4]) + Double.parseDouble(fields[5]),
                Double.parseDouble(fields[3]),
                memory,
                count);
    }

    /// hyperfine splits a command as a shell does.
    private static String quoted(List<String> command) {
        return String.join(
                " ",
                command.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }
}
