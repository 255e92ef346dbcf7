package dev.jitsirenderer.values.type;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Guesses what was meant by a word that is not known.
public final class Suggestion {

    /// More than this are a list, not an answer.
    private static final int MAX_CANDIDATES = 3;

    private Suggestion() {}

    /// Ends a message "… is unknown": `, did you mean "x"?`, or nothing when no known word is near.
    ///
    /// @param print how a known word is printed, with its path for instance
    public static String among(Collection<String> known, String word, UnaryOperator<String> print) {
        return nearest(known, word)
                .map(near -> ", did you mean \"%s\"?".formatted(print.apply(near)))
                .orElse("");
    }

    /// Ends a message about a key that stands in the wrong section; nothing if it is known nowhere, or in too many
    /// places to guess. Of many, those near the top count.
    ///
    /// @param paths the dotted paths of known keys
    public static String amongSections(Collection<String> paths, String name, UnaryOperator<String> print) {
        var found = paths.stream()
                .filter(path -> isSameWord(path.substring(path.lastIndexOf('.') + 1), name))
                .toList();
        var candidates = found.size() > MAX_CANDIDATES ? nearTheTop(found) : found;
        return candidates.isEmpty() || candidates.size() > MAX_CANDIDATES
                ? ""
                : ", did you mean %s?"
                        .formatted(candidates.stream()
                                .map(path -> "\"%s\"".formatted(print.apply(path)))
                                .collect(Collectors.joining(" or ")));
    }

    private static List<String> nearTheTop(List<String> paths) {
        var fewest = paths.stream().mapToInt(Suggestion::depth).min().orElse(0);
        return paths.stream().filter(path -> depth(path) == fewest).toList();
    }

    private static int depth(String path) {
        return (int) path.chars().filter(character -> character == '.').count();
    }

    /// Whether only case and separators are different.
    public static boolean isSameWord(String first, String second) {
        return fold(first).equals(fold(second));
    }

    /// The known word that takes the fewest edits, if that is at most a third of the word's length.
    private static Optional<String> nearest(Collection<String> known, String word) {
        var folded = fold(word);
        var limit = Math.max(1, word.length() / 3);
        var distance = new LevenshteinDistance(limit);
        record Candidate(String word, int edits) {}
        return known.stream()
                .filter(candidate -> Math.abs(fold(candidate).length() - folded.length()) <= limit)
                .map(candidate -> new Candidate(
                        candidate, isSwapped(folded, fold(candidate)) ? 1 : distance.apply(folded, fold(candidate))))
                .filter(candidate -> candidate.edits() >= 0)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /// Whether two neighbouring letters changed places, which is one slip and two edits.
    private static boolean isSwapped(String first, String second) {
        var at = IntStream.range(0, Math.min(first.length(), second.length()))
                .filter(index -> first.charAt(index) != second.charAt(index))
                .findFirst()
                .orElse(first.length());
        return at + 1 < first.length()
                && second.equals(
                        first.substring(0, at) + first.charAt(at + 1) + first.charAt(at) + first.substring(at + 2));
    }

    /// Case and separators are forgiven: `shard_count`, `ShardCount` and `shard-count` all mean `shardCount`.
    private static String fold(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
