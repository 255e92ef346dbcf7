package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;

/// Something that `doctor` has to say, in one line.
public record Finding(Severity severity, Diagnostic diagnostic) {

    public enum Severity {
        /// The plugin does not work, or something in its definition does nothing.
        ERROR("error: "),
        /// It works, at a price.
        WARNING("warning: "),
        /// Good to know.
        NOTE("note: ");

        private final String prefix;

        Severity(String prefix) {
            this.prefix = prefix;
        }
    }

    static Finding error(Position position, String message) {
        return new Finding(Severity.ERROR, new Diagnostic(position, message));
    }

    static Finding warning(Position position, String message) {
        return new Finding(Severity.WARNING, new Diagnostic(position, message));
    }

    static Finding note(Position position, String message) {
        return new Finding(Severity.NOTE, new Diagnostic(position, message));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return "%s: %s%s".formatted(diagnostic.position(), severity.prefix, diagnostic.message());
    }
}
