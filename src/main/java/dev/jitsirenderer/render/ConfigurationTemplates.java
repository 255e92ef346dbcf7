package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.AdapterRule;
import dev.jitsirenderer.topology.Routing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The configuration files that the renderer writes itself, in the languages of those who read them.
final class ConfigurationTemplates {

    private ConfigurationTemplates() {}

    /// `haproxy.cfg`.
    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Haproxy(Routing routing) implements TemplateInstance {}

    /// The end of the web application's configuration.
    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CustomConfig() implements TemplateInstance {}

    /// The rules of a Prometheus Adapter.
    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AdapterConfig(List<AdapterRule> rules) implements TemplateInstance {}

    /// Part of nginx's configuration.
    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RealIp(List<String> networks) implements TemplateInstance {}

    /// The end of the bridge's configuration.
    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CustomJvb(String maxDrain, String shuttingDownDelay) implements TemplateInstance {}
}
