package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.topology.ScalerKind;
import dev.jitsirenderer.topology.ScalingBehavior;
import dev.jitsirenderer.topology.ScalingMetric;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Optional;

/// `jvb.autoscaling`: between how many bridges a shard lives, and what moves it.
///
/// @param target the average per bridge that the autoscaler aims at, in the unit of the metric; follows from the metric
///     and the CPU request if empty
public record AutoscalingValues(
        boolean enabled,
        int minReplicas,
        int maxReplicas,
        ScalingMetric metric,
        ScalerKind kind,
        Optional<Quantity> target,
        ScalingBehavior behavior) {

    private static final Key<Boolean> ENABLED =
            Key.of("enabled", Types.bool(), "Whether the number of bridges follows the load.");
    private static final Key<Integer> MIN_REPLICAS =
            Key.of("minReplicas", Types.integer(1, BridgeValues.MAX_REPLICAS), "Bridges of each shard at rest.");
    private static final Key<Integer> MAX_REPLICAS = Key.of(
            "maxReplicas",
            Types.integer(1, BridgeValues.MAX_REPLICAS),
            "Bridges of each shard at most. Ports and Services are made for all of them.");
    private static final Key<ScalingMetric> METRIC = Key.of(
            "metric",
            Types.choice(List.of(ScalingMetric.values()), ScalingMetric::word),
            "What is measured. `network`: bytes per second that a bridge's Pod receives and sends, by the kubelet's"
                    + " cAdvisor. `bitrate`: bits per second of media, by the bridge itself. `stress`: what the bridge"
                    + " tells jicofo of its load, where 1 is full. `cpu`: percent of the CPU request, from"
                    + " metrics-server. The first three come from Prometheus, `bitrate` and `stress` only with"
                    + " `monitoring.enabled`.");
    private static final Key<ScalerKind> KIND = Key.of(
            "kind",
            Types.choice(List.of(ScalerKind.values()), ScalerKind::word),
            "Which object sets the number of bridges. `HorizontalPodAutoscaler`: Kubernetes' own, which gets metrics of"
                    + " Prometheus from the Prometheus Adapter (`monitoring.adapter`). `ScaledObject`: KEDA's, which"
                    + " asks Prometheus itself (`monitoring.prometheus.url`).");
    private static final Key<Optional<Quantity>> TARGET = Key.optional(
            "target",
            Types.quantity("8M"),
            "The average per bridge to aim at: bytes per second for `network` (`8M`), bits per second for `bitrate`"
                    + " (`64M`), a fraction for `stress` (`500m`), percent for `cpu` (`60`). Default: `2500k` for"
                    + " `network` and `20M` for `bitrate`, times the cores of the CPU request; `500m`; `60`.");
    private static final Key<ScalingBehavior> BEHAVIOR = Key.of(
            "behavior", behaviorType(), "How fast the number of bridges may change; scaling down ends conferences.");

    static final SectionType<AutoscalingValues> TYPE = new SectionType<>(
            List.of(ENABLED, MIN_REPLICAS, MAX_REPLICAS, METRIC, KIND, TARGET, BEHAVIOR),
            section -> new AutoscalingValues(
                    section.get(ENABLED),
                    section.get(MIN_REPLICAS),
                    section.get(MAX_REPLICAS),
                    section.get(METRIC),
                    section.get(KIND),
                    section.get(TARGET),
                    section.get(BEHAVIOR)));

    private static SectionType<ScalingBehavior> behaviorType() {
        var scaleUp = Key.of("scaleUp", rules(), "Upwards.");
        var scaleDown = Key.of("scaleDown", rules(), "Downwards.");
        return new SectionType<>(
                List.of(scaleUp, scaleDown),
                section -> new ScalingBehavior(section.get(scaleUp), section.get(scaleDown)));
    }

    /// Bounds as in the documentation of `HPAScalingRules` (autoscaling/v2).
    private static SectionType<ScalingBehavior.Rules> rules() {
        var type = Key.of(
                "type",
                Types.choice(List.of("Pods", "Percent"), word -> word),
                "What `value` counts: Pods or percent.");
        var value = Key.of("value", Types.integer(1, 1_000), "The largest change within a period.");
        var period = Key.of("periodSeconds", Types.integer(1, 1_800), "The period.");
        var policy = new SectionType<>(
                List.of(type, value, period),
                section -> new ScalingBehavior.Policy(section.get(type), section.get(value), section.get(period)));
        var window = Key.of(
                "stabilizationWindowSeconds",
                Types.integer(0, 3_600),
                "For how long the autoscaler remembers past recommendations and takes the most careful one.");
        var select = Key.optional(
                "selectPolicy",
                Types.choice(List.of("Max", "Min", "Disabled"), word -> word),
                "Which of several policies counts; `Disabled` turns this direction off.");
        var policies = Key.of("policies", Types.list(policy, "policies"), "Limits of the change.");
        return new SectionType<>(List.of(window, select, policies), section -> {
            Optional<String> selected = section.get(select);
            return new ScalingBehavior.Rules(section.get(window), selected.orElse("Max"), section.get(policies));
        });
    }
}
