package dev.jitsirenderer.output;

import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.PlainScalars;

/// Which texts need no quotes.
final class PlainText {

    /// Narrower than YAML allows, so that no reader needs to know its subtleties.
    private static final String BEFORE_ALL = "/._$(";
    private static final String AFTER_THE_FIRST = "-/._$()+,=@";

    private PlainText() {}

    /// Whether a text may stand as it is: every reader takes it for exactly this text.
    static boolean isPlain(String text) {
        var length = text.length();
        if (length == 0 || !is(text.charAt(0), BEFORE_ALL) || !is(text.charAt(length - 1), AFTER_THE_FIRST)) {
            return false;
        }
        for (var index = 1; index < length; index++) {
            var character = text.charAt(index);
            var fits = is(character, AFTER_THE_FIRST)
                    || character == ' '
                    // A colon before a blank ends a key.
                    || (character == ':' && text.charAt(index + 1) != ' ');
            if (!fits) {
                return false;
            }
        }
        return !PlainScalars.isAmbiguous(text);
    }

    private static boolean is(char character, String mark) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || mark.indexOf(character) >= 0;
    }

    /// Whether a text is better read line by line: it has several lines, of characters that a literal block can hold.
    ///
    /// The first line decides the indentation of a block, so it may neither be empty nor start with a blank.
    static boolean isFile(String text) {
        if (text.indexOf('\n') < 0 || text.startsWith(" ") || text.startsWith("\t") || text.startsWith("\n")) {
            return false;
        }
        for (var index = 0; index < text.length(); index++) {
            if (!isOfBlock(text.charAt(index))) {
                return false;
            }
        }
        return text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    /// Characters beyond the basic plane, of which half is seen here, are fine in YAML, but not every reader of YAML
    /// 1.1
    /// agrees.
    private static boolean isOfBlock(char character) {
        return character == '\n' || character == '\t' || JsonText.isPrintable(character);
    }
}
