package dev.jitsirenderer.hostile;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Much text.
final class Bulk {

    static final int MEGABYTE = 1024 * 1024;

    private Bulk() {}

    /// @param format takes the number of the line, counted from 0
    static String lines(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    /// A mapping in a mapping, one in each line.
    static String staircase(int depth) {
        return IntStream.range(0, depth)
                .mapToObj(level -> " ".repeat(level) + "a:\n")
                .collect(Collectors.joining());
    }

    /// As often as it fits behind what is there, up to the largest file that is read.
    static String fill(String start, String text) {
        return start + text.repeat((MEGABYTE - start.length()) / text.length());
    }
}
