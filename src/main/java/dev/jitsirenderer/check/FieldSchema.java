package dev.jitsirenderer.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The fields of Kubernetes' objects, from `kubernetes/fields.txt` (docs/decisions/field-schema.md).
///
/// A line describes one structure: its name, then `name:type` for each field, with `!` behind the name if it must be
/// there. Lines of kinds (`apps/v1/Deployment`) name the structure of the kind. They are sorted, so that of the 600
/// only those that occur are ever looked at.
final class FieldSchema {

    private static final String RESOURCE = "/kubernetes/fields.txt";

    private static final FieldSchema CURRENT = read();

    private final String text;

    private FieldSchema(String text) {
        this.text = text;
    }

    /// The fields of a mapping.
    ///
    /// @param required names of those that must be there
    record Structure(Map<String, FieldType> fields, List<String> required) {}

    static FieldSchema current() {
        return CURRENT;
    }

    /// The name of the structure that objects of a kind have; empty if the schema does not know the kind.
    Optional<String> structureOf(String apiVersion, String kind) {
        return line(apiVersion + "/" + kind);
    }

    /// @param name one that a kind or a [FieldType.Structured] gave
    Structure structure(String name) {
        var fields = new HashMap<String, FieldType>();
        var required = new ArrayList<String>();
        var line = line(name).orElseThrow();
        for (var start = 0; start < line.length(); ) {
            var space = line.indexOf(' ', start);
            var end = space < 0 ? line.length() : space;
            var colon = line.indexOf(':', start);
            var isRequired = line.charAt(colon - 1) == '!';
            var field = line.substring(start, isRequired ? colon - 1 : colon);
            fields.put(field, FieldType.parse(line.substring(colon + 1, end)));
            if (isRequired) {
                required.add(field);
            }
            start = end + 1;
        }
        return new Structure(fields, required);
    }

    /// All kinds as `apiVersion/kind`. Reads the whole schema: only for messages.
    List<String> kinds() {
        return text.lines()
                .map(line -> line.substring(0, endOfName(line, 0, line.length())))
                .filter(name -> name.contains("/"))
                .toList();
    }

    /// What stands behind a name, found by halving.
    private Optional<String> line(String name) {
        var low = 0;
        var high = text.length();
        while (low < high) {
            var start = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
            var end = text.indexOf('\n', start);
            var endOfName = endOfName(text, start, end);
            var order = compare(name, start, endOfName);
            if (order == 0) {
                return Optional.of(text.substring(endOfName, end).strip());
            }
            if (order < 0) {
                high = start;
            } else {
                low = end + 1;
            }
        }
        return Optional.empty();
    }

    /// As [String#compareTo] with a part of the text.
    private int compare(String name, int start, int end) {
        var length = Math.min(name.length(), end - start);
        for (var index = 0; index < length; index++) {
            var difference = name.charAt(index) - text.charAt(start + index);
            if (difference != 0) {
                return difference;
            }
        }
        return name.length() - (end - start);
    }

    /// A structure without fields is a name alone.
    private static int endOfName(String text, int start, int end) {
        var space = text.indexOf(' ', start);
        return space < 0 || space > end ? end : space;
    }

    private static FieldSchema read() {
        try (var stream = Objects.requireNonNull(FieldSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new FieldSchema(new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
