package dev.jitsirenderer.diagnostic;

/// Where something was written.
///
/// @param file path relative to the repository root with `/` between names, or the name of another source such as
///     `--set`
/// @param line counted from 1; 0 when the source has no lines or all of it is meant
public record Position(String file, int line) implements Comparable<Position> {

    public Position {
        if (line < 0) {
            throw new IllegalArgumentException("lines are counted from 1, got " + line);
        }
    }

    public static Position of(String file) {
        return new Position(file, 0);
    }

    /// By file, then by line.
    @Override
    public int compareTo(Position other) {
        var compared = file.compareTo(other.file);
        return compared == 0 ? Integer.compare(line, other.line) : compared;
    }

    @Override
    public String toString() {
        return OneLine.of(line == 0 ? file : file + ":" + line);
    }
}
