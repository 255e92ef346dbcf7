package dev.jitsirenderer.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `native/Containerfile`, as far as tests ask about it.
///
/// @param stages the instructions of each stage; those before the first `FROM` are the first element
record Containerfile(List<List<Instruction>> stages) {

    private static final Pattern LABEL = Pattern.compile("(\\S+?)=\"([^\"]*)\"");

    /// @param word in capitals
    record Instruction(String word, String rest) {

        /// Without options such as `--from=builder`.
        List<String> operands() {
            return Arrays.stream(rest.split("\\s+"))
                    .filter(operand -> !operand.startsWith("--"))
                    .toList();
        }

        boolean isFromContext() {
            return !rest.contains("--from=");
        }
    }

    static Containerfile read() throws IOException {
        var stages = new ArrayList<List<Instruction>>();
        stages.add(new ArrayList<>());
        var text = Files.readString(Path.of("native/Containerfile"))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n", " ");
        for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
            var parts = line.split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(new Instruction(parts[0], parts[1].strip()));
        }
        return new Containerfile(stages);
    }

    /// The default of an argument that stands above all stages.
    String argument(String name) {
        return stages.getFirst().stream()
                .filter(instruction -> instruction.word().equals("ARG"))
                .map(instruction -> instruction.rest().split("=", 2))
                .filter(parts -> parts[0].equals(name))
                .findFirst()
                .orElseThrow()[1];
    }

    /// Of the stage that becomes the image.
    List<Instruction> all(String word) {
        return stages.getLast().stream()
                .filter(instruction -> instruction.word().equals(word))
                .toList();
    }

    /// Of the stage that becomes the image, where it stands once.
    Instruction only(String word) {
        var found = all(word);
        if (found.size() != 1) {
            throw new AssertionError(word + " stands there " + found.size() + " times");
        }
        return found.getFirst();
    }

    Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        LABEL.matcher(only("LABEL").rest()).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /// Where files lie in the image, by their name where they come from.
    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        all("COPY")
                .forEach(copy -> files.put(
                        Path.of(copy.operands().getFirst()).getFileName().toString(),
                        copy.operands().getLast()));
        return files;
    }
}
