package dev.jitsirenderer.overlay;

import dev.jitsirenderer.yaml.Printable;

/// Where in an object a patch is at work, as messages say it: `spec.template.spec.containers[jvb].env`.
record FieldPath(String text) {

    static final FieldPath ROOT = new FieldPath("");

    FieldPath key(String name) {
        return new FieldPath(text.isEmpty() ? Printable.key(name) : text + "." + Printable.key(name));
    }

    FieldPath item(String name) {
        return new FieldPath("%s[%s]".formatted(text, Printable.key(name)));
    }

    @Override
    public String toString() {
        return text;
    }
}
