package dev.jitsirenderer.cli;

/// A command that needs the templates, and so the container.
interface PrintsTemplates {

    /// Whether it does as it was called.
    default boolean printsTemplates() {
        return true;
    }
}
