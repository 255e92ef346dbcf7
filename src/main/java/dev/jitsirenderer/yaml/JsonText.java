package dev.jitsirenderer.yaml;

import java.util.Map;

/// Writes data as JSON that is YAML 1.1 and 1.2 at the same time: one line, and every character that a YAML reader
/// would refuse or take for a line break is an escape.
public final class JsonText {

    private final StringBuilder out;
    private final boolean isIndented;
    private int depth;

    private JsonText(StringBuilder out, boolean isIndented) {
        this.out = out;
        this.isIndented = isIndented;
    }

    /// Appends a text in quotes.
    public static void write(String text, StringBuilder out) {
        new JsonText(out, false).writeText(text);
    }

    /// @param value text, a number, a boolean, a [Node], or a collection or map of them
    public static String of(Object value) {
        return write(value, false);
    }

    /// The same on several lines, indented by two spaces.
    public static String indented(Object value) {
        return write(value, true);
    }

    private static String write(Object value, boolean isIndented) {
        var text = new JsonText(new StringBuilder(), isIndented);
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        if (value instanceof CharSequence text) {
            writeText(text);
        } else if (value instanceof Scalar scalar) {
            writeScalar(scalar);
        } else if (value instanceof Mapping mapping) {
            writeObject(mapping.entries());
        } else if (value instanceof Sequence sequence) {
            writeArray(sequence.items());
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map);
        } else if (value instanceof Iterable<?> items) {
            writeArray(items);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName());
        }
    }

    private void writeScalar(Scalar scalar) {
        if (scalar.kind() == Scalar.Kind.TEXT) {
            writeText(scalar.text());
        } else {
            out.append(scalar.text());
        }
    }

    private void writeObject(Map<?, ?> map) {
        open('{');
        var isFirst = true;
        for (var entry : map.entrySet()) {
            separate(isFirst);
            writeText((CharSequence) entry.getKey());
            out.append(": ");
            write(entry.getValue());
            isFirst = false;
        }
        close('}', isFirst);
    }

    private void writeArray(Iterable<?> items) {
        open('[');
        var isFirst = true;
        for (var item : items) {
            separate(isFirst);
            write(item);
            isFirst = false;
        }
        close(']', isFirst);
    }

    private void open(char bracket) {
        out.append(bracket);
        depth++;
    }

    private void separate(boolean isFirst) {
        if (!isFirst) {
            out.append(isIndented ? "," : ", ");
        }
        breakLine();
    }

    private void close(char bracket, boolean isEmpty) {
        depth--;
        if (!isEmpty) {
            breakLine();
        }
        out.append(bracket);
    }

    private void breakLine() {
        if (isIndented) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void writeText(CharSequence text) {
        out.append('"');
        for (var index = 0; index < text.length(); ) {
            var character = Character.codePointAt(text, index);
            writeCharacter(character);
            index += Character.charCount(character);
        }
        out.append('"');
    }

    private void writeCharacter(int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(character)) {
                    out.appendCodePoint(character);
                } else {
                    for (var unit : Character.toChars(character)) {
                        out.append("\\u%04x".formatted((int) unit));
                    }
                }
            }
        }
    }

    /// YAML's c-printable without the line breaks that JSON does not know (U+0085, U+2028, U+2029) and the byte
    /// order mark.
    public static boolean isPrintable(int character) {
        return (character >= 0x20 && character <= 0x7E)
                || (character >= 0xA0 && character <= 0xD7FF && character != 0x2028 && character != 0x2029)
                || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF)
                || (character >= 0x10000 && character <= 0x10FFFF);
    }
}
