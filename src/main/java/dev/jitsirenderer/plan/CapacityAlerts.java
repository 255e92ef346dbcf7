package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AlertName;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.EntryValues.Tls;
import dev.jitsirenderer.values.Values;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Alerts on what Kubernetes and cert-manager say: autoscalers, Pods that do not end, certificates.
final class CapacityAlerts {

    /// What the kubelet may take to remove a Pod after its grace period.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final String AUTOSCALER = "horizontalpodautoscaler";

    private final Values values;
    private final Names names;
    private final SeriesPlanner series;

    CapacityAlerts(Values values, Names names, SeriesPlanner series) {
        this.values = values;
        this.names = names;
        this.series = series;
    }

    List<AlertRule> rules() {
        var autoscalers = autoscalers();
        var ofAutoscalers = autoscalers.isEmpty()
                ? Stream.<AlertRule>empty()
                : Stream.of(autoscalerAtMaximum(autoscalers), autoscalerWithoutMetric(autoscalers));
        var certificates = certificates();
        var ofCertificates =
                certificates.isEmpty() ? Stream.<AlertRule>empty() : Stream.of(certificateExpires(certificates));
        return Stream.of(ofAutoscalers, Stream.of(podTerminatesTooLong()), ofCertificates)
                .flatMap(rules -> rules)
                .toList();
    }

    /// An autoscaler with one possible size says nothing by being there.
    private AlertRule autoscalerAtMaximum(List<String> autoscalers) {
        var holdFor = values.monitoring().rules().thresholds().autoscalerAtMaximum();
        var query = byShard(Query.of("%s\n  >= %s\n  > %s"
                        .formatted(
                                ofAutoscalers("kube_horizontalpodautoscaler_status_current_replicas", autoscalers),
                                ofAutoscalers("kube_horizontalpodautoscaler_spec_max_replicas", autoscalers),
                                ofAutoscalers("kube_horizontalpodautoscaler_spec_min_replicas", autoscalers))))
                .over("max by (shard)");
        return AlertRule.warning(AlertName.AUTOSCALER_AT_MAXIMUM, holdFor, query)
                .says(
                        "Shard {{ $labels.shard }} has all {{ $value }} bridges that its autoscaler may give it",
                        "More load will make sound and picture worse. Raise jvb.autoscaling.maxReplicas if the nodes and"
                                + " media ports suffice, or add a shard.");
    }

    private AlertRule autoscalerWithoutMetric(List<String> autoscalers) {
        var inactive = ofAutoscalers("kube_horizontalpodautoscaler_status_condition", autoscalers)
                .where("condition", "ScalingActive")
                .where("status", "false");
        var query = byShard(Query.of(inactive)).over("max by (shard)").is("== 1");
        return AlertRule.warning(AlertName.AUTOSCALER_WITHOUT_METRIC, Duration.ofMinutes(15), query)
                .says(
                        "The autoscaler of shard {{ $labels.shard }} gets no metric",
                        "The shard keeps the bridges that it has, however many people come. kubectl describe hpa says"
                                + " which metric is missing; the Prometheus Adapter, KEDA or metrics-server must serve it.");
    }

    /// The deletion timestamp of a Pod is when its grace period ends, so this needs to know none.
    private AlertRule podTerminatesTooLong() {
        var query = Query.of("time() - %s".formatted(series.ofAllPods("kube_pod_deletion_timestamp")))
                .over("max by (pod)")
                .is("> " + MARGIN.toSeconds());
        return AlertRule.warning(AlertName.POD_TERMINATES_TOO_LONG, Duration.ofMinutes(1), query)
                .says(
                        "Pod {{ $labels.pod }} should have ended {{ $value | humanizeDuration }} ago",
                        "Its grace period is over and it is still there, mostly because its node is. A StatefulSet makes"
                                + " no Pod of that number before it is gone. Look at the node.");
    }

    /// Without honorLabels, which cert-manager's chart does not set, Prometheus keeps the Certificate's namespace as
    /// `exported_namespace`.
    private AlertRule certificateExpires(List<String> certificates) {
        var expiry = values.monitoring().rules().thresholds().certificateExpiry();
        var end = Series.of("certmanager_certificate_expiration_timestamp_seconds")
                .whereOneOf("name", certificates);
        var query = Query.of("(\n  %s\n  or %s\n) > 0"
                        .formatted(
                                end.where("namespace", values.namespace()),
                                end.where("exported_namespace", values.namespace())))
                .over("min by (name)")
                .is("- time() < " + expiry.toSeconds());
        return AlertRule.warning(AlertName.CERTIFICATE_EXPIRES, Duration.ofHours(1), query)
                .says(
                        "Certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }}",
                        "cert-manager should have renewed it by now. After that browsers refuse the page. kubectl"
                                + " describe certificate says why it was not.");
    }

    private List<String> autoscalers() {
        return series.activeShards().stream()
                .filter(ordinal ->
                        values.shard(ordinal).components().jvb().autoscaling().enabled())
                .map(ordinal -> names.component(ordinal, Component.JVB.word()))
                .toList();
    }

    /// cert-manager names a Certificate that it makes for an Ingress or Gateway as its Secret.
    private List<String> certificates() {
        var ingress = values.entry().ingress();
        var gateway = values.entry().gateway();
        return Stream.concat(
                        Stream.of(ingress.tls()).filter(_ -> ingress.enabled()),
                        Stream.of(gateway.tls())
                                .filter(_ -> gateway.enabled()
                                        && gateway.parent().name().isEmpty()))
                .filter(Tls::enabled)
                .map(Tls::secretName)
                .distinct()
                .sorted()
                .toList();
    }

    private Series ofAutoscalers(String name, List<String> autoscalers) {
        return series.ofNamespace(name).whereOneOf(AUTOSCALER, autoscalers);
    }

    private static Query byShard(Query ofAutoscalers) {
        return ofAutoscalers.labelled("shard", AUTOSCALER, ".*shard-([0-9]+)-jvb");
    }
}
