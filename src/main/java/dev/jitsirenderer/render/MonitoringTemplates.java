package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.Alerting;
import dev.jitsirenderer.topology.Monitoring;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// `templates/monitoring/`: how Prometheus gets in.
final class MonitoringTemplates {

    private MonitoringTemplates() {}

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Role(Monitoring.Reader reader) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RoleBinding(Monitoring.Reader reader) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PodMonitor(Monitoring.PodMonitor monitor) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PrometheusRule(Alerting.PrometheusRule rule) implements TemplateInstance {}

    /// A rule file, as Prometheus reads it.
    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Rules(List<Alerting.Group> groups) implements TemplateInstance {}
}
