package dev.jitsirenderer.diagnostic;

/// Makes text fit to stand in one line of a terminal, whoever wrote it: a name in a message must neither start a line
/// of its own nor move the cursor nor turn the direction of writing.
final class OneLine {

    private OneLine() {}

    /// Line breaks, control characters, marks of direction and halves of surrogate pairs become escapes.
    static String of(String text) {
        if (text.codePoints().allMatch(OneLine::isHarmless)) {
            return text;
        }
        var line = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isHarmless(character)) {
                line.appendCodePoint(character);
            } else {
                for (var unit : Character.toChars(character)) {
                    line.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return line.toString();
    }

    /// The beginning and the end of a longer text: what is wrong stands at the end of a message.
    static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        var half = (maxLength - 1) / 2;
        return text.substring(0, half) + "…" + text.substring(text.length() - half);
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
