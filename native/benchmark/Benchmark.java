package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures renders: this program in its variants, `helm template` of a chart with the same objects, and
/// `kubectl kustomize` of the same objects with the same patches. Nothing counts unless all print the same objects.
///
/// `native/benchmark/run` starts it in the top directory of the repository.
public final class Benchmark {

    /// What it fetches, generates and measures.
    static final Path TARGET = Path.of("target/benchmark").toAbsolutePath();

    private static final Path DOCUMENT = Path.of("docs/performance.md");

    private Benchmark() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            run(Options.of(arguments));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        var stopwatch = Stopwatch.of(options.runs());
        var tools = Tools.find(options.isOffline());
        var programs = Program.all(tools, options.executable());
        var machine = Machine.look(programs);

        var results = new ArrayList<Result>();
        for (var work : Work.all(options)) {
            results.addAll(measure(work, programs, stopwatch));
        }

        var report = new Report(machine, programs, results).text();
        Files.writeString(TARGET.resolve("report.md"), report);
        System.out.print(report);
        if (options.isWritten()) {
            Report.write(report, DOCUMENT);
        }
    }

    private static List<Result> measure(Work work, List<Program> programs, Stopwatch stopwatch)
            throws IOException, InterruptedException {
        var input = Input.prepare(work, programs.getFirst());
        var results = new ArrayList<Result>();
        for (var program : programs) {
            if (program.missing().isPresent() || !program.can(work)) {
                continue;
            }
            System.err.printf("benchmark: %s, %s%n", work.name(), program.name());
            var command = program.command(input);
            var output = input.directory().resolve(program.id() + ".yaml");
            var first = stopwatch.once(command, output);
            input.objects().requireSame(KubernetesObjects.read(output), program.name() + " of " + work.name());
            var measurement = stopwatch.measure(command, first);
            System.err.println("benchmark:   " + measurement);
            results.add(new Result(work, program, input.objects().size(), measurement));
        }
        return results;
    }
}
