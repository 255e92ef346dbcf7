package dev.jitsirenderer.output;

import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.PlainScalars;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/// How a text is written: as it is where every reader agrees that it is text, as a literal block where it is a file,
/// in quotes elsewhere.
final class ScalarText {

    /// Narrower than YAML allows, so that no reader needs to know its subtleties.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/._$(][-A-Za-z0-9/._$()+,=@ ]*(:[-A-Za-z0-9/._]+)*");

    private ScalarText() {}

    static ScalarStyle style(String text) {
        if (isLiteral(text)) {
            return ScalarStyle.LITERAL;
        }
        return PLAIN.matcher(text).matches() && !text.endsWith(" ") && !PlainScalars.isAmbiguous(text)
                ? ScalarStyle.PLAIN
                : ScalarStyle.DOUBLE_QUOTED;
    }

    /// Several lines of printable text. A block cannot start with a space or an empty line without an indentation
    /// indicator, which readers disagree about, nor keep a carriage return.
    private static boolean isLiteral(String text) {
        return text.indexOf('\n') >= 0
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && text.codePoints().allMatch(character -> character == '\n' || isPrintable(character))
                && text.lines().noneMatch(line -> line.endsWith(" "));
    }

    private static boolean isPrintable(int character) {
        return JsonText.isPrintable(character) && character < 0x10000;
    }
}
