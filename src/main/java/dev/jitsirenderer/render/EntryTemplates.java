package dev.jitsirenderer.render;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/ingress/` and `templates/gateway/`: the way in.
final class EntryTemplates {

    private EntryTemplates() {}

    @CheckedTemplate(basePath = "ingress", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Ingress(dev.jitsirenderer.topology.Ingress ingress) implements TemplateInstance {}

    @CheckedTemplate(basePath = "gateway", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Gateway(dev.jitsirenderer.topology.Gateway gateway) implements TemplateInstance {}

    @CheckedTemplate(basePath = "gateway", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HttpRoute(dev.jitsirenderer.topology.HttpRoute route) implements TemplateInstance {}
}
