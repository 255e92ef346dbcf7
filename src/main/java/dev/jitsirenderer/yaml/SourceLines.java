package dev.jitsirenderer.yaml;

import java.util.Arrays;

/// The lines of a text as editors count them.
///
/// SnakeYAML also counts U+0085, U+2028 and U+2029, and what is missing at the end of a text is missing in a line after
/// the last one for it. Positions must lead to a line that there is.
///
/// @param ofMarks the line of an editor, counted from 1, for each line of SnakeYAML, counted from 0
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SourceLines(int[] ofMarks) {

    static SourceLines of(String text) {
        var lines = new int[1 + (int) text.chars().filter(SourceLines::mayBreak).count()];
        var line = 1;
        var mark = 0;
        lines[0] = 1;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (mayBreak(character) && !text.startsWith("\r\n", index)) {
                line += character == '\n' || character == '\r' ? 1 : 0;
                mark++;
                lines[mark] = line;
            }
        }
        if (text.endsWith("\n") || text.endsWith("\r")) {
            lines[mark]--;
        }
        return new SourceLines(Arrays.copyOf(lines, mark + 1));
    }

    int line(int mark) {
        return ofMarks[Math.min(mark, ofMarks.length - 1)];
    }

    /// The line of a character.
    static int lineAt(String text, int index) {
        var lines = of(text.substring(0, Math.max(0, index)) + "x").ofMarks();
        return lines[lines.length - 1];
    }

    private static boolean mayBreak(int character) {
        return switch (character) {
            case '\n', '\r', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }
}
