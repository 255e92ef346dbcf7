package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.MonitoringStack;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/monitoring-stack/`: charts as Applications of Argo CD, and objects for the Prometheus Operator.
final class MonitoringStackTemplates {

    private MonitoringStackTemplates() {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record KubePrometheusStack(MonitoringStack.PrometheusChart chart) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PrometheusAdapter(MonitoringStack.AdapterChart chart) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record MetricsServer(MonitoringStack.MetricsServerChart chart) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Reflector(MonitoringStack.ReflectorChart chart) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Prometheus(MonitoringStack.PrometheusObject prometheus) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PrometheusService(MonitoringStack.PrometheusObject prometheus) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ServiceAccount(MonitoringStack.PrometheusObject prometheus) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClusterRole(MonitoringStack.PrometheusObject prometheus) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClusterRoleBinding(MonitoringStack.PrometheusObject prometheus) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Alertmanager(MonitoringStack.AlertmanagerObject alertmanager) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AlertmanagerService(MonitoringStack.AlertmanagerObject alertmanager) implements TemplateInstance {}

    @CheckedTemplate(basePath = "monitoring-stack", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Certificate(MonitoringStack.Certificate certificate) implements TemplateInstance {}
}
