package dev.jitsirenderer.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts something odd into one of the places that are read, and something in order into the others.
///
/// @param values the text of real `values.yaml` files, half of them in order
/// @param others that of patches and objects
record FuzzedFiles(List<String> values, List<String> others) {

    private static final int MAX_MUTATIONS = 4;

    /// What this repository has: environments, patches, objects, golden cases.
    static FuzzedFiles ofThisRepository() throws IOException {
        var values = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var root : List.of(Path.of("environments"), Path.of("src/test/resources/golden"))) {
            try (var paths = Files.walk(root)) {
                for (var path : paths.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    (path.endsWith("values.yaml") ? values : others)
                            .add(Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return new FuzzedFiles(List.copyOf(values), List.copyOf(others));
    }

    void write(HostileRepository repository, Random random) throws IOException {
        var place = random.nextInt(5);
        var text = text(place == 0 ? values : others, random);
        switch (place) {
            case 0 -> repository.file("values.yaml", bytes(text));
            case 1 -> {
                repository.patch(random.nextBoolean() ? "Service" : "HorizontalPodAutoscaler", "");
                repository.file("patch.yaml", bytes(text));
            }
            case 2 -> {
                var block = random.nextBoolean()
                        ? "|\n"
                                + text.lines()
                                        .map(line -> "      " + line + "\n")
                                        .collect(Collectors.joining())
                        : flow(text);
                repository.file(
                        "values.yaml",
                        bytes(HostileRepository.DOMAIN + "patches:\n  - target: {kind: Service}\n    patch: " + block));
            }
            case 3 -> {
                repository.resource("");
                repository.file("extra.yaml", bytes(text));
            }
            default -> {
                repository.values(HostileRepository.DOMAIN);
                repository.settings().add(text.lines().findFirst().orElse(""));
            }
        }
    }

    private static String flow(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"\n";
    }

    /// In Latin-1, one character is one byte, so that mutations make bytes that are no UTF-8, too.
    private static String text(List<String> corpus, Random random) {
        var yaml = new FuzzedYaml(random);
        var text = random.nextInt(3) == 0 ? latin(yaml.document()) : corpus.get(random.nextInt(corpus.size()));
        for (var count = random.nextInt(MAX_MUTATIONS); count > 0; count--) {
            text = mutated(text, corpus, random, yaml);
        }
        return text;
    }

    private static String mutated(String text, List<String> corpus, Random random, FuzzedYaml yaml) {
        var start = random.nextInt(text.length() + 1);
        var end = Math.min(text.length(), start + random.nextInt(1, 40));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, start) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(start);
            case 2 -> text.substring(0, start) + (char) random.nextInt(256) + text.substring(start);
            case 3 -> withOtherLines(text, random);
            case 4 -> {
                var other = corpus.get(random.nextInt(corpus.size()));
                yield text.substring(0, start) + other.substring(random.nextInt(other.length() + 1));
            }
            default -> text.substring(0, start) + latin(yaml.piece()) + text.substring(end);
        };
    }

    /// Two lines change places, or one comes in further.
    private static String withOtherLines(String text, Random random) {
        var lines = text.split("\n", -1);
        var first = random.nextInt(lines.length);
        var second = random.nextInt(lines.length);
        var moved = Arrays.copyOf(lines, lines.length);
        moved[first] = random.nextBoolean() ? "  " + lines[first] : lines[second];
        return Stream.of(moved).collect(Collectors.joining("\n"));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
