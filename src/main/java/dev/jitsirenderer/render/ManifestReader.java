package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import io.quarkus.qute.TemplateInstance;

/// The seam between text and structure: a template goes in, an object comes out.
final class ManifestReader {

    /// Deeper than the deepest that a user can write, which our templates put a few levels further down.
    private static final int MAX_DEPTH = YamlReader.MAX_DEPTH + 20;

    private ManifestReader() {}

    static Mapping read(TemplateInstance template) {
        var text = template.render();
        return switch (YamlReader.read(text, template.getClass().getSimpleName(), MAX_DEPTH)) {
            case Checked.Accepted<Node>(Mapping mapping) -> mapping;
            case Checked.Accepted<Node> other -> throw new IllegalStateException("a template printed " + other.value());
            case Checked.Rejected<Node>(var problems) ->
                throw new IllegalStateException("a template printed what is no object: " + problems);
        };
    }
}
