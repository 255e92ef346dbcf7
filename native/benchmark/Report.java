package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What was measured, as Markdown.
record Report(Machine machine, List<Program> programs, List<Result> results) {

    private static final String START = "<!-- native/benchmark/run --write puts its tables here -->\n";
    private static final String END = "<!-- here they end -->\n";

    private static final double KIB_PER_MIB = 1024;
    private static final double MILLISECONDS = 1000;

    /// Puts a report into a document, between its marks.
    static void write(String report, Path document) throws IOException {
        var text = Files.readString(document);
        var start = text.indexOf(START);
        var end = text.indexOf(END);
        if (start < 0 || end < start) {
            throw new Refusal("%s has no lines %s and %s".formatted(document, START.strip(), END.strip()));
        }
        Files.writeString(document, text.substring(0, start) + START + "\n" + report + "\n" + text.substring(end));
    }

    String text() {
        var text = new StringBuilder();
        machine.lines().forEach(line -> text.append("- ").append(line).append('\n'));
        programs.forEach(program -> program.missing()
                .ifPresent(missing -> text.append("- ")
                        .append(program.name())
                        .append(": not measured, ")
                        .append(missing)
                        .append('\n')));
        text.append('\n').append(table(renders()));
        var growth = growth();
        if (growth.size() > 1) {
            text.append('\n').append(table(growth));
        }
        return text.toString();
    }

    private List<List<String>> renders() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "render",
                "objects",
                "program",
                "CPU s",
                "wall s",
                "peak MiB",
                "CPU : helm",
                "CPU : kustomize",
                "memory : helm"));
        var last = "";
        for (var result : results) {
            var measurement = result.measurement();
            var isNext = !result.work().name().equals(last);
            last = result.work().name();
            rows.add(List.of(
                    isNext ? last : "",
                    isNext ? "" + result.objects() : "",
                    result.program().name(),
                    number(measurement.cpu()),
                    number(measurement.wall()),
                    number(measurement.memory() / KIB_PER_MIB),
                    ratio(result, Target.Ratio.CPU_TO_HELM),
                    ratio(result, Target.Ratio.CPU_TO_KUSTOMIZE),
                    ratio(result, Target.Ratio.MEMORY_TO_HELM)));
        }
        return rows;
    }

    /// Of ours to another, and whether it is as good as it has to be.
    private String ratio(Result ours, Target.Ratio ratio) {
        if (ours.program().kind() != Program.Kind.OURS) {
            return "";
        }
        return results.stream()
                .filter(result ->
                        result.work().equals(ours.work()) && result.program().kind() == ratio.other)
                .findFirst()
                .map(theirs -> {
                    var value = ratio.of(ours.measurement()) / ratio.of(theirs.measurement());
                    var target = Target.of(ours, ratio)
                            .map(most -> " (≤ %s %s)"
                                    .formatted(most.toString().replaceAll("\\.0$", ""), value <= most ? "✓" : "✗"));
                    return number(value) + target.orElse("");
                })
                .orElse("");
    }

    /// What each further shard costs: the same everywhere if a cost is linear.
    private List<List<String>> growth() {
        var sizes = results.stream()
                .filter(result -> result.work().isOnlyShards())
                .map(result -> result.work().shards())
                .distinct()
                .filter(shards -> shards >= 10)
                .sorted()
                .toList();
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of("each further shard"));
        ranges(sizes, (from, to) -> header.add("CPU ms, %d to %d".formatted(from, to)));
        ranges(sizes, (from, to) -> header.add("peak KiB, %d to %d".formatted(from, to)));
        if (sizes.size() > 1) {
            rows.add(header);
            programs.stream().filter(program -> program.missing().isEmpty()).forEach(program -> {
                var row = new ArrayList<>(List.of(program.name()));
                ranges(sizes, (from, to) -> row.add(slope(program, from, to, taken -> taken.cpu() * MILLISECONDS)));
                ranges(sizes, (from, to) -> row.add(slope(program, from, to, Measurement::memory)));
                rows.add(row);
            });
        }
        return rows;
    }

    private interface Range {
        void accept(int from, int to);
    }

    private static void ranges(List<Integer> sizes, Range range) {
        IntStream.range(1, sizes.size()).forEach(to -> range.accept(sizes.get(to - 1), sizes.get(to)));
    }

    private String slope(Program program, int from, int to, ToDoubleFunction<Measurement> figure) {
        return number((value(program, to, figure) - value(program, from, figure)) / (to - from));
    }

    private double value(Program program, int shards, ToDoubleFunction<Measurement> figure) {
        return results.stream()
                .filter(result -> result.program().equals(program)
                        && result.work().isOnlyShards()
                        && result.work().shards() == shards)
                .mapToDouble(result -> figure.applyAsDouble(result.measurement()))
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Three digits that count.
    /// Empty for what was not measured.
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        var size = Math.abs(value);
        var format = size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /// In columns, so that it can be read in a terminal, too.
    private static String table(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(IntStream.range(0, widths.length)
                    .mapToObj(column -> ("%-" + widths[column] + "s").formatted(row.get(column)))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        lines.add(
                1,
                IntStream.of(widths)
                        .mapToObj(width -> "-".repeat(width))
                        .collect(Collectors.joining("-|-", "|-", "-|\n")));
        return String.join("", lines);
    }
}
