package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Reads what our templates print: a small part of YAML, in which there is no other way to say the same.
///
/// Mappings and lists in block style, one entry a line; keys and values are a place, a word without quotes, text in
/// quotes without escapes, `{}` or `[]`. A list may stand as deep as the key above it. All else is refused, so that a
/// template cannot mean something else to a reader of YAML: `OutlineReaderTest` holds the two together.
final class OutlineReader {

    /// Stands for a value. A control character, which no YAML may contain: no template can print it by accident.
    static final char PLACE = '\u001A';

    private final List<String> lines;
    private final Position position;
    private int next;

    private OutlineReader(List<String> lines, Position position) {
        this.lines = lines;
        this.position = position;
    }

    /// @param template what positions call the source
    /// @throws IllegalStateException if the text has another form
    static Outline read(String text, String template) {
        var reader = new OutlineReader(lines(text), Position.of(template));
        var outline = reader.block(0);
        if (!reader.isAtEnd()) {
            throw reader.refuse();
        }
        return outline;
    }

    private Outline block(int column) {
        if (isAtEnd() || indentation() != column) {
            throw refuse();
        }
        return isItem(column) ? items(column) : fields(column);
    }

    private Outline items(int column) {
        var items = new ArrayList<Outline>();
        while (!isAtEnd() && indentation() == column && isItem(column)) {
            var line = lines.get(next);
            // Without its dash, an item is a block of its own.
            lines.set(next, " ".repeat(column + 1) + line.substring(column + 1));
            var start = indentation();
            items.add(
                    isItem(start) || endOfKey(start) >= 0
                            ? block(start)
                            : scalar(lines.get(next++).substring(start)));
        }
        var outline = new Outline.Items(position, items);
        return items.stream().allMatch(Outline.Fixed.class::isInstance) ? fix(outline) : outline;
    }

    private Outline fields(int column) {
        var fields = new ArrayList<Outline.Field>();
        while (!isAtEnd() && indentation() == column && !isItem(column)) {
            var end = endOfKey(column);
            if (end < 0) {
                throw refuse();
            }
            var line = lines.get(next);
            var key = scalar(line.substring(column, end));
            var value = line.substring(Math.min(end + 2, line.length()));
            next++;
            fields.add(new Outline.Field(key, value.isEmpty() ? below(column) : scalar(value)));
        }
        var outline = Outline.mapping(position, fields);
        return fields.stream().allMatch(OutlineReader::isFixed) ? fix(outline) : outline;
    }

    /// What belongs to a key that has nothing beside it: null, if there is nothing below it either.
    private Outline below(int column) {
        if (!isAtEnd() && (indentation() > column || (indentation() == column && isItem(column)))) {
            return block(indentation());
        }
        return new Outline.Fixed(Scalar.nothing(position));
    }

    private Outline scalar(String text) {
        if (text.length() == 1 && text.charAt(0) == PLACE) {
            return new Outline.Place(position);
        }
        return new Outline.Fixed(fixedScalar(text));
    }

    private Node fixedScalar(String text) {
        if (text.equals("{}")) {
            return Mapping.empty(position);
        }
        if (text.equals("[]")) {
            return new Sequence(position, List.of());
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            var quoted = text.substring(1, text.length() - 1);
            if (isWithoutEscapes(quoted)) {
                return Scalar.text(position, quoted);
            }
        } else if (isPlain(text)) {
            return Scalar.plain(position, text);
        }
        throw refuse();
    }

    /// Where the colon behind a key stands; -1 if there is none.
    private int endOfKey(int column) {
        var line = lines.get(next);
        if (line.charAt(column) == '"') {
            return -1;
        }
        if (line.endsWith(":")) {
            var end = line.indexOf(": ", column);
            return end < 0 ? line.length() - 1 : end;
        }
        return line.indexOf(": ", column);
    }

    /// Those that are not blank, without the blanks at their ends. A tab is none: YAML does not take it for one
    /// everywhere.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (var start = 0; start < text.length(); ) {
            var lineFeed = text.indexOf('\n', start);
            var lineEnd = lineFeed < 0 ? text.length() : lineFeed;
            var end = lineEnd;
            while (end > start && text.charAt(end - 1) == ' ') {
                end--;
            }
            if (end > start) {
                lines.add(text.substring(start, end));
            }
            start = lineEnd + 1;
        }
        return lines;
    }

    private int indentation() {
        var line = lines.get(next);
        var column = 0;
        while (line.charAt(column) == ' ') {
            column++;
        }
        return column;
    }

    private boolean isItem(int column) {
        return lines.get(next).startsWith("- ", column);
    }

    private boolean isAtEnd() {
        return next == lines.size();
    }

    private static Outline fix(Outline outline) {
        return new Outline.Fixed(outline.fill(Collections.emptyIterator()));
    }

    private static boolean isFixed(Outline.Field field) {
        return field.key() instanceof Outline.Fixed && field.value() instanceof Outline.Fixed;
    }

    private static boolean isWithoutEscapes(String quoted) {
        for (var index = 0; index < quoted.length(); index++) {
            var character = quoted.charAt(index);
            if (character < ' ' || character >= 0x7F || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /// Narrower than YAML: nothing that could be an indicator, a comment or a part of a flow collection.
    private static boolean isPlain(String text) {
        var first = text.startsWith("-") ? 1 : 0;
        if (first == text.length() || !isWord(text.charAt(first))) {
            return false;
        }
        for (var index = first + 1; index < text.length(); index++) {
            var character = text.charAt(index);
            if (!isWord(character) && " -:$()+=@,".indexOf(character) < 0) {
                return false;
            }
        }
        return !text.contains(": ") && !text.endsWith(":") && !text.endsWith(" ");
    }

    private static boolean isWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "/._".indexOf(character) >= 0;
    }

    private IllegalStateException refuse() {
        return new IllegalStateException("%s prints what is no object: %s"
                .formatted(position.file(), isAtEnd() ? "nothing more" : lines.get(next)));
    }
}
