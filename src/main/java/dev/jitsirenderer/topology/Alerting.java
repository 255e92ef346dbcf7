package dev.jitsirenderer.topology;

import java.util.List;
import java.util.Map;

/// The alerts of an installation, and how Prometheus gets them.
///
/// @param prometheusRules none or one: for the Prometheus Operator
/// @param ruleFiles none or one: for a Prometheus without it
public record Alerting(List<PrometheusRule> prometheusRules, List<RuleFile> ruleFiles) {

    public static final Alerting NONE = new Alerting(List.of(), List.of());

    /// @param apiVersion that every cluster with the Prometheus Operator has
    public record PrometheusRule(String apiVersion, ObjectMeta metadata, List<Group> groups) {

        public static final String API_VERSION = "monitoring.coreos.com/v1";

        public static final String KIND = "PrometheusRule";
    }

    /// A rule file of Prometheus in a ConfigMap.
    ///
    /// @param key the name of the file
    public record RuleFile(ObjectMeta metadata, String key, List<Group> groups) {}

    /// Alerts on one subject.
    ///
    /// @param alerts at least one
    public record Group(String name, List<Alert> alerts) {}

    /// @param expression in PromQL: every series that it returns is an alert
    /// @param holdFor how long it must hold, in Prometheus's notation, such as `5m`
    /// @param labels that tell alerts apart
    /// @param annotations for people
    public record Alert(
            String name,
            String expression,
            String holdFor,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
