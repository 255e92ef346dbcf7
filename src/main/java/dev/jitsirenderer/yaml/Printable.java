package dev.jitsirenderer.yaml;

/// Text from a user, made fit to stand in one line of a message.
public final class Printable {

    /// Longer values are cut: a message names a value to recognise it, not to repeat it.
    private static final int MAX_LENGTH = 60;

    private Printable() {}

    /// In double quotes, cut after 60 characters, with control characters written as escapes.
    public static String quote(String text) {
        var cut = text.codePointCount(0, text.length()) > MAX_LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…"
                : text;
        return JsonText.of(cut);
    }

    /// A key as part of a dotted path: as it was written, or in quotes if it is long or could be taken for something
    /// else.
    public static String key(String name) {
        var isPlain = !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && name.codePoints().allMatch(character -> character > ' ' && JsonText.isPrintable(character));
        return isPlain ? name : quote(name);
    }

    /// Says what a node is, as the end of a message: `"three"`, `a list`, `a mapping`, `nothing`.
    public static String describe(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.isNull() ? "nothing" : quote(scalar.written());
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
