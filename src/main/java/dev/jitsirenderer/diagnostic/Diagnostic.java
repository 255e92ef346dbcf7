package dev.jitsirenderer.diagnostic;

import java.util.Comparator;

/// One thing that is wrong with the input, said to the person who wrote it.
///
/// @param message what is wrong: lower case, no full stop, never the value of a secret
public record Diagnostic(Position position, String message) implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> POSITION_THEN_MESSAGE =
            Comparator.comparing(Diagnostic::position).thenComparing(Diagnostic::message);

    @Override
    public int compareTo(Diagnostic other) {
        return POSITION_THEN_MESSAGE.compare(this, other);
    }

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
