package dev.jitsirenderer.check;

import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import org.jspecify.annotations.Nullable;

/// The way from an object to one of its fields, as a chain that is only written out when something is wrong.
///
/// @param around what it is a part of; null for the object itself
/// @param step as it is printed: `.spec`, `[0]`
/// @param node what is there; for a field that should be there, what it is missing from
record FieldPath(@Nullable FieldPath around, String step, Node node) {

    static FieldPath of(Node object) {
        return new FieldPath(null, "", object);
    }

    FieldPath field(String name, Node value) {
        return new FieldPath(this, "." + name, value);
    }

    /// A key that anybody may choose, such as a label.
    FieldPath key(String name, Node value) {
        return new FieldPath(this, "[%s]".formatted(Printable.quote(name)), value);
    }

    FieldPath item(int index, Node value) {
        return new FieldPath(this, "[%d]".formatted(index), value);
    }

    /// The first step from the object.
    String topLevel() {
        return around == null || around.around() == null ? withoutDot(step) : around.topLevel();
    }

    @Override
    public String toString() {
        return withoutDot(text());
    }

    private String text() {
        return around == null ? step : around.text() + step;
    }

    private static String withoutDot(String text) {
        return text.startsWith(".") ? text.substring(1) : text;
    }
}
