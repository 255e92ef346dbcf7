package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.AlertName;
import dev.jitsirenderer.topology.RuleType;
import dev.jitsirenderer.topology.ScrapeMethod;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `monitoring.rules`: the alerts.
///
/// @param type empty: whatever fits the way in which Prometheus scrapes
/// @param labels by which a Prometheus selects rules
/// @param runbookUrl where the runbooks are published
public record RulesValues(
        Optional<RuleType> type,
        Map<String, String> labels,
        Optional<String> runbookUrl,
        List<AlertName> disabled,
        Thresholds thresholds) {

    /// @param bridgeStress percent
    /// @param stickTableFill percent
    /// @param autoscalerAtMaximum for how long
    /// @param certificateExpiry how long before
    public record Thresholds(
            int bridgeStress, int stickTableFill, Duration autoscalerAtMaximum, Duration certificateExpiry) {}

    private static final Key<Optional<RuleType>> TYPE_OF_OBJECT = Key.optional(
            "type",
            Types.choice(List.of(RuleType.values()), RuleType::word),
            "How Prometheus gets the alerts. `PrometheusRule`: an object of the Prometheus Operator. `ConfigMap`: a rule"
                    + " file for a Prometheus without it. `none`: not at all. Default: `PrometheusRule` where `scrape`"
                    + " is `PodMonitor`, `ConfigMap` where it is `annotations`, else `none`.");
    private static final Key<Map<String, String>> LABELS = Key.map(
            "labels",
            Types.labels(),
            "Labels that the operator's Prometheus asks of a rule (`ruleSelector`), such as `release`, or a sidecar of"
                    + " the ConfigMap. They win over ours.");
    private static final Key<Optional<String>> RUNBOOK_URL = Key.optional(
            "runbookUrl",
            Types.text("a URL such as https://git.example.com/jitsi/docs/runbooks.md", "https?://[!-~]{1,1000}"),
            "Where `docs/runbooks.md` can be read. Every alert gets it as the annotation `runbook_url`, with the alert"
                    + " as the anchor. Without it there is no such annotation.");
    private static final Key<List<AlertName>> DISABLED = Key.withDefault(
            "disabled",
            Types.list(
                    Types.choice(List.of(AlertName.values()), AlertName::word), "alerts such as JitsiBridgesStressed"),
            List.of(),
            "Alerts that are not rendered.");
    private static final Key<Integer> BRIDGE_STRESS = Key.of(
            "bridgeStress",
            Types.integer(10, 150),
            "Percent of stress that the least stressed bridge of a shard is above. Jicofo calls a bridge overloaded"
                    + " from 80.");
    private static final Key<Integer> STICK_TABLE_FILL =
            Key.of("stickTableFill", Types.integer(10, 99), "Percent of the stick table that is in use.");
    private static final Key<Duration> AUTOSCALER_AT_MAXIMUM = Key.of(
            "autoscalerAtMaximum",
            Types.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            "How long a shard may have as many bridges as its autoscaler can give.");
    private static final Key<Duration> CERTIFICATE_EXPIRY = Key.of(
            "certificateExpiry",
            Types.duration(Duration.ofHours(1), Duration.ofDays(90)),
            "How long before the end of a certificate. Less than cert-manager's `renewBefore`, which is a third of the"
                    + " certificate's life by default.");
    private static final Key<Thresholds> THRESHOLDS = Key.of(
            "thresholds",
            new SectionType<>(
                    List.of(BRIDGE_STRESS, STICK_TABLE_FILL, AUTOSCALER_AT_MAXIMUM, CERTIFICATE_EXPIRY),
                    section -> new Thresholds(
                            section.get(BRIDGE_STRESS),
                            section.get(STICK_TABLE_FILL),
                            section.get(AUTOSCALER_AT_MAXIMUM),
                            section.get(CERTIFICATE_EXPIRY))),
            "From when on it is an alert.");

    static final SectionType<RulesValues> TYPE = new SectionType<>(
            List.of(TYPE_OF_OBJECT, LABELS, RUNBOOK_URL, DISABLED, THRESHOLDS),
            section -> new RulesValues(
                    section.get(TYPE_OF_OBJECT),
                    section.get(LABELS),
                    section.get(RUNBOOK_URL),
                    section.get(DISABLED),
                    section.get(THRESHOLDS)));

    /// A cluster whose Prometheus looks for annotations has no operator, so it gets no object of the operator.
    RuleType effectiveType(ScrapeMethod scrape) {
        return type.orElseGet(() -> switch (scrape) {
            case POD_MONITOR -> RuleType.PROMETHEUS_RULE;
            case ANNOTATIONS -> RuleType.CONFIG_MAP;
            case NONE -> RuleType.NONE;
        });
    }
}
