package dev.jitsirenderer.render;

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

    @Override
    public List<Class<? extends Feature>> getRequiredFeatures() {
        try {
            return List.of(Class.forName(QUARKUS).asSubclass(Feature.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        var container = TemplateContainer.start();
        var engine = container.instance(Engine.class).get();
        container.instance(TemplateProducer.class).get();
        for (var path :
                container.instance(QuteContext.class).get().getTemplates().keySet()) {
            engine.getTemplate(path.substring(0, path.lastIndexOf('.')));
        }
    }
}
