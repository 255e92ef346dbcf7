package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import io.quarkus.qute.TemplateInstance;

/// The seam between text and structure: a template goes in, an object comes out.
final class ManifestReader {

    private ManifestReader() {}

    static Mapping read(TemplateInstance template) {
        var text = template.render();
        return switch (YamlReader.readTemplate(
                text, Manifest.TEMPLATE + template.getTemplate().getId())) {
            case Checked.Accepted<Node>(Mapping mapping) -> mapping;
            case Checked.Accepted<Node> other -> throw new IllegalStateException("a template printed " + other.value());
            case Checked.Rejected<Node>(var problems) ->
                throw new IllegalStateException("a template printed what is no object: " + problems);
        };
    }
}
