package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Where and with what it was measured.
///
/// @param lines of text
record Machine(List<String> lines) {

    private static final long KIB_PER_GIB = 1L << 20;

    static Machine look(List<Program> programs) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        lines.add("%s, with a load of %s before".formatted(LocalDate.now(), word("/proc/loadavg", "", 0)));
        lines.add("%s, %d cores, %d GiB"
                .formatted(
                        line("/proc/cpuinfo", "model name").replaceAll(".*: ", ""),
                        Runtime.getRuntime().availableProcessors(),
                        Math.round((double) Long.parseLong(word("/proc/meminfo", "MemTotal", 1)) / KIB_PER_GIB)));
        lines.add("%s, Linux %s"
                .formatted(
                        line("/etc/os-release", "PRETTY_NAME").replaceAll("PRETTY_NAME=|\"", ""),
                        System.getProperty("os.version")));
        lines.add(System.getProperty("java.vendor.version"));
        for (var program : programs) {
            if (program.missing().isEmpty()) {
                lines.add("%s: %s".formatted(program.name(), program.version().replace("\n", ", ")));
            }
        }
        return new Machine(List.copyOf(lines));
    }

    private static String word(String file, String start, int index) throws IOException {
        return line(file, start).split("\\s+")[index];
    }

    /// The first line that starts so.
    private static String line(String file, String start) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse(file + " does not say");
        }
    }
}
