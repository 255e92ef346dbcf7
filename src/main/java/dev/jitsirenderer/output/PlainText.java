package dev.jitsirenderer.output;

import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.PlainScalars;
import java.util.regex.Pattern;

/// Which texts need no quotes.
final class PlainText {

    /// Narrower than YAML allows, so that no reader needs to know its subtleties.
    private static final Pattern WORDS =
            Pattern.compile("[A-Za-z0-9/._$(]([-A-Za-z0-9/._$()+,=@ :]*[-A-Za-z0-9/._$()+,=@])?");

    private PlainText() {}

    /// Whether a text may stand as it is: every reader takes it for exactly this text.
    static boolean isPlain(String text) {
        return WORDS.matcher(text).matches() && !text.contains(": ") && !PlainScalars.isAmbiguous(text);
    }

    /// Whether a text is better read line by line: it has several lines, of characters that a literal block can hold.
    ///
    /// The first line decides the indentation of a block, so it may neither be empty nor start with a blank.
    static boolean isFile(String text) {
        if (text.indexOf('\n') < 0 || text.startsWith(" ") || text.startsWith("\t") || text.startsWith("\n")) {
            return false;
        }
        return text.codePoints().allMatch(character -> character == '\n' || character == '\t' || isPrintable(character))
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    /// Characters beyond the basic plane are fine in YAML, but not every reader of YAML 1.1 agrees.
    private static boolean isPrintable(int character) {
        return JsonText.isPrintable(character) && character < 0x10000;
    }
}
