package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.ValuesTree;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the value that a broken rule is blamed on.
///
/// @param rejected where a value was refused by itself: a default stands in for it, and what a rule says about that is
///     no news to anybody
record Blame(ValuesTree tree, Set<Position> rejected) {

    private static final Pattern SHARD = Pattern.compile("^shards\\.[0-9]+\\.");

    static Blame of(ValuesTree tree, Collection<Diagnostic> problems) {
        return new Blame(tree, problems.stream().map(Diagnostic::position).collect(Collectors.toUnmodifiableSet()));
    }

    /// What is said of all shards is not said again of each of them.
    static List<Diagnostic> withoutRepetitions(Collection<Diagnostic> problems) {
        var said = Set.copyOf(problems);
        return problems.stream()
                .filter(problem -> {
                    var ofAllShards = SHARD.matcher(problem.message()).replaceFirst("");
                    return ofAllShards.equals(problem.message())
                            || !said.contains(new Diagnostic(problem.position(), ofAllShards));
                })
                .toList();
    }

    /// @param paths of all values that the rule compares; the first that the user wrote gets the blame. A shard's
    ///     value may be that of all shards.
    /// @return nothing if one of them was refused
    Optional<Diagnostic> on(String message, String... paths) {
        var all = Stream.concat(
                        Stream.of(paths),
                        Stream.of(paths).map(path -> SHARD.matcher(path).replaceFirst("")))
                .distinct()
                .toArray(String[]::new);
        return Stream.of(all).anyMatch(path -> tree.isAnyWithin(rejected, path))
                ? Optional.empty()
                : Optional.of(new Diagnostic(tree.positionOf(all), message));
    }
}
