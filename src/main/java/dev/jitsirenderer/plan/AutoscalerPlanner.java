package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.BridgePool.Autoscaler;
import dev.jitsirenderer.topology.BridgePool.PodMetric;
import dev.jitsirenderer.topology.BridgePool.ResourceMetric;
import dev.jitsirenderer.topology.ScaledObject;
import dev.jitsirenderer.topology.ScaledObject.Trigger;
import dev.jitsirenderer.topology.ScalerKind;
import dev.jitsirenderer.values.BridgeValues;
import dev.jitsirenderer.values.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans what sets the number of a shard's bridges, and by which metric.
final class AutoscalerPlanner {

    /// Lets KEDA take over the HorizontalPodAutoscaler of the same name that we made before. Without it, KEDA refuses
    /// to scale what another one scales.
    private static final Map<String, String> TAKE_OVER = Map.of("scaledobject.keda.sh/transfer-hpa-ownership", "true");

    private final Values values;
    private final MetadataPlanner metadata;

    AutoscalerPlanner(Values values, MetadataPlanner metadata) {
        this.values = values;
        this.metadata = metadata;
    }

    /// None or one.
    ///
    /// @param name of the StatefulSet
    List<Autoscaler> autoscalers(String name, Owner owner, BridgeValues jvb) {
        return isOf(ScalerKind.HORIZONTAL_POD_AUTOSCALER, jvb) ? List.of(autoscaler(name, owner, jvb)) : List.of();
    }

    /// None or one.
    ///
    /// @param name of the StatefulSet
    List<ScaledObject> scaledObjects(String name, Owner owner, BridgeValues jvb) {
        return isOf(ScalerKind.SCALED_OBJECT, jvb) ? List.of(scaledObject(name, owner, jvb)) : List.of();
    }

    private static boolean isOf(ScalerKind kind, BridgeValues jvb) {
        return jvb.autoscaling().enabled() && jvb.autoscaling().kind() == kind;
    }

    private Autoscaler autoscaler(String name, Owner owner, BridgeValues jvb) {
        var scaling = jvb.autoscaling();
        var target = ScalingTarget.of(jvb);
        var metric = BridgeMetric.of(scaling.metric());
        return new Autoscaler(
                metadata.metadata(name, owner, Wave.MONITORING),
                name,
                scaling.minReplicas(),
                scaling.maxReplicas(),
                metric.stream()
                        .map(custom -> new PodMetric(custom.customName(), target.text()))
                        .toList(),
                metric.isPresent()
                        ? List.of()
                        : List.of(new ResourceMetric("cpu", target.times(1).intValueExact())),
                scaling.behavior());
    }

    /// In the last wave: Argo CD takes it for degraded while Prometheus knows nothing of the bridges yet, and would not
    /// go on to what follows.
    private ScaledObject scaledObject(String name, Owner owner, BridgeValues jvb) {
        var scaling = jvb.autoscaling();
        // KEDA knows no quantities.
        var target = ScalingTarget.of(jvb).plain();
        var trigger = BridgeMetric.of(scaling.metric())
                .map(metric -> prometheus(metric.query(values.namespace(), name), target))
                .orElseGet(() -> new Trigger("cpu", "Utilization", new TreeMap<>(Map.of("value", target))));
        return new ScaledObject(
                ScaledObject.API_VERSION,
                metadata.metadata(name, owner, Wave.MONITORING, TAKE_OVER),
                name,
                name,
                scaling.minReplicas(),
                scaling.maxReplicas(),
                List.of(trigger),
                scaling.behavior());
    }

    /// By default, KEDA takes an empty answer for zero: a Prometheus without data would end conferences.
    private Trigger prometheus(String query, String target) {
        return new Trigger(
                "prometheus",
                "AverageValue",
                new TreeMap<>(Map.of(
                        "serverAddress", address(), "query", query, "threshold", target, "ignoreNullValues", "false")));
    }

    private String address() {
        var prometheus = values.monitoring().prometheus();
        return prometheus
                .url()
                .orElseGet(() -> "http://prometheus-operated.%s.svc.%s:9090"
                        .formatted(prometheus.namespace(), values.cluster().domain()));
    }
}
