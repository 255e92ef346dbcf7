package dev.jitsirenderer.output;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/// Writes canonical YAML: one document for each manifest, block style, line feeds, text in quotes wherever a YAML 1.1
/// or 1.2 reader would take it for something else, files as literal blocks.
///
/// Only three forms of text are ever written (plain, JSON string, literal block), so that what is printed can be read
/// by every reader; docs/decisions/libraries.md says why this is not left to SnakeYAML's emitter.
public final class YamlWriter {

    private static final int INDENT = 2;

    /// What is handed on at once. A line may be longer.
    private static final int PIECE = 8 * 1024;

    private final Writer to;

    /// What is not handed on yet, and a copy of it in the form that writers take without another copy.
    private final StringBuilder out = new StringBuilder(2 * PIECE);

    private char[] characters = new char[2 * PIECE];

    private YamlWriter(Writer to) {
        this.to = to;
    }

    /// Writes documents, each of which starts with `---`.
    ///
    /// @throws UncheckedIOException if `out` takes no more
    public static void write(List<Manifest> manifests, Writer out) {
        var writer = new YamlWriter(out);
        for (var manifest : manifests) {
            writer.out.append("---\n");
            writer.mapping(manifest.object(), 0);
        }
        writer.handOn();
    }

    private void endLine() {
        out.append('\n');
        if (out.length() > PIECE) {
            handOn();
        }
    }

    private void handOn() {
        var length = out.length();
        if (length > characters.length) {
            characters = new char[length];
        }
        out.getChars(0, length, characters, 0);
        out.setLength(0);
        try {
            to.write(characters, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the entries of a mapping, the first one where the line stands already.
    private void mapping(Mapping mapping, int column) {
        for (var place = 0; place < mapping.size(); place++) {
            indent(place == 0 ? 0 : column);
            text(mapping.key(place));
            out.append(':');
            var value = mapping.value(place);
            if (value instanceof Scalar scalar) {
                out.append(' ');
                scalar(scalar, column);
            } else if (isEmpty(value)) {
                empty(value, " ");
            } else {
                out.append('\n');
                indent(column + INDENT);
                collection(value, column + INDENT);
            }
        }
    }

    private void sequence(Sequence sequence, int column) {
        var items = sequence.items();
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            indent(index == 0 ? 0 : column);
            out.append("- ");
            if (item instanceof Scalar scalar) {
                scalar(scalar, column);
            } else if (isEmpty(item)) {
                empty(item, "");
            } else {
                collection(item, column + INDENT);
            }
        }
    }

    private void collection(Node node, int column) {
        if (node instanceof Mapping mapping) {
            mapping(mapping, column);
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, column);
        } else {
            throw new IllegalArgumentException("no collection: " + node.position());
        }
    }

    /// Only an empty collection has no block form.
    private void empty(Node node, String separator) {
        out.append(separator);
        out.append(node instanceof Mapping ? "{}\n" : "[]\n");
    }

    private void scalar(Scalar scalar, int column) {
        var text = scalar.text();
        if (scalar.kind() == Scalar.Kind.TEXT && PlainText.isFile(text)) {
            literal(text, column + INDENT);
            return;
        }
        if (scalar.kind() == Scalar.Kind.TEXT) {
            text(text);
        } else {
            out.append(text);
        }
        endLine();
    }

    private void text(String text) {
        if (PlainText.isPlain(text)) {
            out.append(text);
        } else {
            JsonText.write(text, out);
        }
    }

    /// The indicator says how many line feeds the text ends with: none, one, or as many as there are.
    private void literal(String text, int column) {
        out.append(text.endsWith("\n\n") ? "|+\n" : text.endsWith("\n") ? "|\n" : "|-\n");
        for (var start = 0; start < text.length(); ) {
            var end = text.indexOf('\n', start);
            var lineEnd = end < 0 ? text.length() : end;
            if (lineEnd > start) {
                indent(column);
                out.append(text, start, lineEnd);
            }
            endLine();
            start = lineEnd + 1;
        }
    }

    private void indent(int column) {
        out.repeat(' ', column);
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Mapping mapping
                ? mapping.isEmpty()
                : node instanceof Sequence sequence && sequence.items().isEmpty();
    }
}
