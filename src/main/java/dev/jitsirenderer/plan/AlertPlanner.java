package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Alerting;
import dev.jitsirenderer.topology.Alerting.Alert;
import dev.jitsirenderer.topology.Alerting.Group;
import dev.jitsirenderer.topology.Alerting.PrometheusRule;
import dev.jitsirenderer.topology.Alerting.RuleFile;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.values.RulesValues;
import dev.jitsirenderer.values.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Plans what Prometheus alerts about. Every alert carries namespace and installation, so that those of two
/// installations are never taken for one.
final class AlertPlanner {

    private static final String NAME = "alerts";

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;

    AlertPlanner(Values values, Names names, MetadataPlanner metadata) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
    }

    Alerting plan() {
        if (!values.monitoring().enabled()) {
            return Alerting.NONE;
        }
        return switch (values.monitoring().ruleType()) {
            case PROMETHEUS_RULE ->
                new Alerting(
                        List.of(new PrometheusRule(PrometheusRule.API_VERSION, objectMeta(), groups())), List.of());
            case CONFIG_MAP ->
                new Alerting(
                        List.of(), List.of(new RuleFile(objectMeta(), names.shared("jitsi.rules.yaml"), groups())));
            case NONE -> Alerting.NONE;
        };
    }

    private ObjectMeta objectMeta() {
        var ours = metadata.metadata(names.shared(NAME), Owner.shared(NAME), Wave.MONITORING);
        var labels = new TreeMap<>(ours.labels());
        labels.putAll(rules().labels());
        return new ObjectMeta(ours.name(), ours.namespace(), labels, ours.annotations());
    }

    private List<Group> groups() {
        var series = new SeriesPlanner(values, names, metadata);
        return Stream.of(
                        group("routing", new RoutingAlerts(values, series).rules()),
                        group("signalling", new SignallingAlerts(series).rules()),
                        group("bridges", new BridgeAlerts(values, series).rules()),
                        group("capacity", new CapacityAlerts(values, names, series).rules()))
                .filter(group -> !group.alerts().isEmpty())
                .toList();
    }

    private Group group(String subject, List<AlertRule> rules) {
        return new Group(
                names.shared("jitsi-" + subject),
                rules.stream()
                        .filter(rule ->
                                !rules().disabled().contains(rule.condition().name()))
                        .map(this::alert)
                        .toList());
    }

    private Alert alert(AlertRule rule) {
        var condition = rule.condition();
        return new Alert(
                condition.name().word(),
                condition.query().text(),
                DurationText.of(condition.holdFor()),
                new TreeMap<>(Map.of(
                        "severity", condition.severity().word(),
                        "namespace", values.namespace(),
                        "installation", metadata.instance())),
                annotations(rule));
    }

    private Map<String, String> annotations(AlertRule rule) {
        var annotations = new TreeMap<String, String>();
        annotations.put("summary", rule.summary());
        annotations.put("description", rule.description());
        rules().runbookUrl()
                .ifPresent(url -> annotations.put(
                        "runbook_url",
                        "%s#%s".formatted(url, anchor(rule.condition().name().word()))));
        return annotations;
    }

    /// As Git's web interfaces make it of a heading.
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT);
    }

    private RulesValues rules() {
        return values.monitoring().rules();
    }
}
