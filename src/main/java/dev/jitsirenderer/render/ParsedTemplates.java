package dev.jitsirenderer.render;

import io.quarkus.arc.Arc;
import io.quarkus.qute.Engine;
import io.quarkus.qute.runtime.QuteRecorder.QuteContext;
import io.quarkus.qute.runtime.TemplateProducer;
import java.util.List;
import org.graalvm.nativeimage.hosted.Feature;

/// Parses all templates while a native executable is built, so that they are in it as they are needed: as structures.
/// Named to `native-image` in application.properties; no part of what runs.
final class ParsedTemplates implements Feature {

    /// Written by Quarkus. It says which classes are initialised when the executable runs, and must come first.
    private static final String QUARKUS = "io.quarkus.runner.Feature";

    /// Written by Quarkus. To initialise it is to start the part of the container that is kept in the executable.
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

    @Override
    public List<Class<? extends Feature>> getRequiredFeatures() {
        return List.of(named(QUARKUS).asSubclass(Feature.class));
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        named(APPLICATION);
        var container = Arc.container();
        var engine = container.instance(Engine.class).get();
        container.instance(TemplateProducer.class).get();
        for (var path :
                container.instance(QuteContext.class).get().getTemplates().keySet()) {
            engine.getTemplate(path.substring(0, path.lastIndexOf('.')));
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
