package dev.jitsirenderer.diagnostic;

import java.util.Comparator;

/// Where something was written.
///
/// @param file path relative to the repository root with `/` between names, or the name of another source such as
///     `--set`
/// @param line counted from 1; 0 when the source has no lines or all of it is meant
public record Position(String file, int line) implements Comparable<Position> {

    private static final Comparator<Position> FILE_THEN_LINE =
            Comparator.comparing(Position::file).thenComparingInt(Position::line);

    public Position {
        if (line < 0) {
            throw new IllegalArgumentException("lines are counted from 1, got " + line);
        }
    }

    public static Position of(String file) {
        return new Position(file, 0);
    }

    @Override
    public int compareTo(Position other) {
        return FILE_THEN_LINE.compare(this, other);
    }

    @Override
    public String toString() {
        return OneLine.of(line == 0 ? file : file + ":" + line);
    }
}
