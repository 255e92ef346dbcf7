package dev.jitsirenderer.render;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.Application;

/// Quarkus' container, which has the engine of the templates and the classes that Quarkus wrote for them.
///
/// Only its static part is started. A native executable has that since it was built, with the templates in it. What the
/// rest would add is what nobody here asks for: configuration that is read when the program runs, logging, threads.
final class TemplateContainer {

    private TemplateContainer() {}

    /// Starts the container if nobody has.
    static ArcContainer start() {
        try {
            // Written by Quarkus. To initialise it is to start the static part, once.
            Class.forName(Application.APP_CLASS_NAME);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return Arc.container();
    }
}
