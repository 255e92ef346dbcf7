package dev.jitsirenderer.diagnostic;

import java.util.Comparator;

/// One thing that is wrong with the input, said to the person who wrote it.
///
/// @param message what is wrong: lower case, no full stop, never the value of a secret; in one line, and cut in its
///     middle if it is long
public record Diagnostic(Position position, String message) implements Comparable<Diagnostic> {

    private static final int MAX_LENGTH = 400;

    private static final Comparator<Diagnostic> POSITION_THEN_MESSAGE =
            Comparator.comparing(Diagnostic::position).thenComparing(Diagnostic::message);

    public Diagnostic {
        // Cut first and last: escapes are longer than what they stand for.
        message = OneLine.cut(OneLine.of(OneLine.cut(message, MAX_LENGTH)), MAX_LENGTH);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return POSITION_THEN_MESSAGE.compare(this, other);
    }

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
