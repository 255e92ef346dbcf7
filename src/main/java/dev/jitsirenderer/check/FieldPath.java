package dev.jitsirenderer.check;

import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import org.jspecify.annotations.Nullable;

/// The way from an object to one of its fields, as a chain that is only written out when something is wrong.
///
/// @param around what it is a part of; null for the object itself
/// @param name of a field, or a key that anybody may choose
/// @param index of a list's item
/// @param node what is there; for a field that should be there, what it is missing from
record FieldPath(@Nullable FieldPath around, Step step, String name, int index, Node node) {

    enum Step {
        OBJECT,
        FIELD,
        KEY,
        ITEM
    }

    static FieldPath of(Node object) {
        return new FieldPath(null, Step.OBJECT, "", 0, object);
    }

    FieldPath field(String name, Node value) {
        return new FieldPath(this, Step.FIELD, name, 0, value);
    }

    /// A key that anybody may choose, such as a label.
    FieldPath key(String name, Node value) {
        return new FieldPath(this, Step.KEY, name, 0, value);
    }

    FieldPath item(int index, Node value) {
        return new FieldPath(this, Step.ITEM, "", index, value);
    }

    /// The first step from the object.
    String topLevel() {
        return around == null || around.step() == Step.OBJECT ? name : around.topLevel();
    }

    /// Such as `spec.template.metadata.labels["app"]`.
    @Override
    public String toString() {
        var before = around == null ? "" : around.toString();
        return switch (step) {
            case OBJECT -> "";
            case FIELD -> before.isEmpty() ? Printable.key(name) : before + "." + Printable.key(name);
            case KEY -> "%s[%s]".formatted(before, Printable.quote(name));
            case ITEM -> "%s[%s]".formatted(before, index);
        };
    }
}
