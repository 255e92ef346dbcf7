package dev.jitsirenderer.output;

import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.PlainScalars;

/// Which texts need no quotes.
final class PlainText {

    /// Narrower than YAML allows, so that no reader needs to know its subtleties.
    private static final boolean[] FIRST = ascii("/._$(");

    private static final boolean[] LATER = ascii("-/._$()+,=@");

    private PlainText() {}

    /// Whether a text may stand as it is: every reader takes it for exactly this text.
    static boolean isPlain(String text) {
        var length = text.length();
        if (length == 0 || !is(text.charAt(0), FIRST) || !is(text.charAt(length - 1), LATER)) {
            return false;
        }
        for (var index = 1; index < length; index++) {
            var character = text.charAt(index);
            var fits = is(character, LATER)
                    || character == ' '
                    // A colon before a blank ends a key.
                    || (character == ':' && text.charAt(index + 1) != ' ');
            if (!fits) {
                return false;
            }
        }
        return !PlainScalars.isAmbiguous(text);
    }

    private static boolean is(char character, boolean[] ascii) {
        return character < ascii.length && ascii[character];
    }

    /// Letters, digits and these marks, by their codes.
    private static boolean[] ascii(String marks) {
        var ascii = new boolean[128];
        for (var character = 0; character < ascii.length; character++) {
            ascii[character] = Character.isLetterOrDigit(character) || marks.indexOf(character) >= 0;
        }
        return ascii;
    }

    /// Whether a text is better read line by line: it has several lines, of characters that a literal block can hold.
    ///
    /// The first line decides the indentation of a block, so it may neither be empty nor start with a blank.
    static boolean isFile(String text) {
        if (text.indexOf('\n') < 0 || text.startsWith(" ") || text.startsWith("\t") || text.startsWith("\n")) {
            return false;
        }
        // No line may consist of blanks alone.
        var start = 0;
        var isBlank = true;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character > ' ' && character <= '~') {
                isBlank = false;
            } else if (character == '\n') {
                if (isBlank && index > start) {
                    return false;
                }
                start = index + 1;
                isBlank = true;
            } else if (isOfBlock(character)) {
                isBlank &= Character.isWhitespace(character);
            } else {
                return false;
            }
        }
        return !isBlank || start == text.length();
    }

    /// Characters beyond the basic plane, of which half is seen here, are fine in YAML, but not every reader agrees.
    private static boolean isOfBlock(char character) {
        return character == '\t' || JsonText.isPrintable(character);
    }
}
