package dev.jitsirenderer.values.type;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Guesses what was meant by a word that is not known.
public final class Suggestion {

    private Suggestion() {}

    /// Ends a message "… is unknown": `, did you mean "x"?`, or nothing when no known word is near.
    ///
    /// @param print how a known word is printed, with its path for instance
    public static String among(Collection<String> known, String word, UnaryOperator<String> print) {
        return nearest(known, word)
                .map(near -> ", did you mean \"%s\"?".formatted(print.apply(near)))
                .orElse("");
    }

    /// The known word that takes the fewest edits, if that is at most a third of the word's length.
    private static Optional<String> nearest(Collection<String> known, String word) {
        var limit = Math.max(1, word.length() / 3);
        var distance = new LevenshteinDistance(limit);
        record Candidate(String word, int edits) {}
        return known.stream()
                .map(candidate -> new Candidate(candidate, distance.apply(fold(word), fold(candidate))))
                .filter(candidate -> candidate.edits() >= 0)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /// Case and separators are forgiven: `shard_count`, `ShardCount` and `shard-count` all mean `shardCount`.
    private static String fold(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }
}
