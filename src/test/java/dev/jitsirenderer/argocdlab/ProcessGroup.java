package dev.jitsirenderer.argocdlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// The processes that a command has started, itself included, as Linux tells of them.
record ProcessGroup(long leader) {

    /// All that are alive. A process that ended and was not waited for is not.
    List<String> members() throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var members = new ArrayList<String>();
            for (var process : processes) {
                var status = read(process.resolve("stat"));
                // pid (name) state parent group
                var fields =
                        status.substring(status.lastIndexOf(')') + 1).strip().split(" ", -1);
                if (fields.length > 2 && !fields[0].equals("Z") && fields[2].equals(Long.toString(leader))) {
                    members.add(status.substring(0, status.lastIndexOf(')') + 1));
                }
            }
            return members;
        }
    }

    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s %s -- -%d".formatted(signal, leader))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// The most memory of the leader since it was executed; nothing if it is gone.
    OptionalLong peakKibibytes() {
        return kibibytes("status", "VmHWM:");
    }

    /// What the leader takes now, shared pages divided among those who share them; nothing if it is gone.
    OptionalLong shareKibibytes() {
        return kibibytes("smaps_rollup", "Pss:");
    }

    /// Whether the leader has come to execute this, after what had to be done before.
    boolean executes(List<String> words) {
        return read(Path.of("/proc/%d/cmdline".formatted(leader))).equals(String.join("\0", words) + "\0");
    }

    LongStream children() {
        var children = LongStream.builder();
        try (var threads = Files.newDirectoryStream(Path.of("/proc/%d/task".formatted(leader)))) {
            for (var thread : threads) {
                read(thread.resolve("children"))
                        .lines()
                        .flatMap(line -> List.of(line.split(" ", -1)).stream())
                        .filter(child -> !child.isBlank())
                        .forEach(child -> children.add(Long.parseLong(child)));
            }
        } catch (IOException e) {
            // It has ended.
        }
        return children.build();
    }

    private OptionalLong kibibytes(String file, String key) {
        return read(Path.of("/proc/%d".formatted(leader), file))
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst();
    }

    /// Empty if the process has ended.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
