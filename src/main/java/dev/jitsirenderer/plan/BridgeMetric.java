package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AdapterRule;
import dev.jitsirenderer.topology.ScalingMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A load of a bridge that Prometheus knows: its name in the custom metrics API, and how it is computed from series.
/// Every autoscaler and every rule take both from here, so they can't come apart.
///
/// A bridge that lacks one of the series has no value, not a smaller one. Without a value, an autoscaler assumes a
/// Pod that should stay; a small value would be a reason to remove one.
enum BridgeMetric {
    /// Bytes per second that a Pod receives and sends, by cAdvisor. It counts each interface of the Pod's network.
    NETWORK(
            "jitsi_pod_network_bytes_per_second",
            "container_network_receive_bytes_total",
            "sum by (%1$s) (max by (%1$s, interface) (rate(container_network_receive_bytes_total{%2$s}[2m])))"
                    + " + sum by (%1$s)"
                    + " (max by (%1$s, interface) (rate(container_network_transmit_bytes_total{%2$s}[2m])))"),

    /// Bits per second of RTP and RTCP that a bridge receives and sends, by its own gauges.
    BITRATE(
            "jitsi_jvb_bits_per_second",
            "jitsi_jvb_incoming_bitrate",
            "max by (%1$s) (jitsi_jvb_incoming_bitrate{%2$s}) + max by (%1$s) (jitsi_jvb_outgoing_bitrate{%2$s})"),

    /// What a bridge tells jicofo of its load: 0 is none, 1 is as much as it should carry, and it may be more.
    STRESS("jitsi_jvb_stress", "jitsi_jvb_stress", "max by (%1$s) (jitsi_jvb_stress{%2$s})");

    private static final String NAMESPACE = "namespace";
    private static final String POD = "pod";

    private final String customName;
    private final String series;
    private final String formula;

    /// @param series that every Pod with the metric has
    /// @param formula of the value of each Pod, with the labels to group by and the matchers left out. The maximum
    /// keeps a Pod from being counted twice that two jobs scrape, or whose predecessor of the same name has just
    /// ended.
    BridgeMetric(String customName, String series, String formula) {
        this.customName = customName;
        this.series = series;
        this.formula = formula;
    }

    /// None for what does not come from Prometheus.
    static Optional<BridgeMetric> of(ScalingMetric metric) {
        return switch (metric) {
            case NETWORK -> Optional.of(NETWORK);
            case BITRATE -> Optional.of(BITRATE);
            case STRESS -> Optional.of(STRESS);
            case CPU -> Optional.empty();
        };
    }

    /// What the custom metrics API calls it. Never the name of a series that is only a part of it.
    String customName() {
        return customName;
    }

    AdapterRule adapterRule(List<String> namespaces) {
        return new AdapterRule(
                "%s{namespace=~\"%s\",pod!=\"\"}".formatted(series, String.join("|", namespaces)),
                new TreeMap<>(Map.of(NAMESPACE, NAMESPACE, POD, POD)),
                "^%s$".formatted(series),
                customName,
                formula.formatted("<<.GroupBy>>", "<<.LabelMatchers>>"));
    }

    /// PromQL for the sum over the Pods of a StatefulSet, as one number. Those that drain are left out, as a
    /// HorizontalPodAutoscaler leaves out Pods that are being deleted: their conferences go with them.
    String query(String namespace, String statefulSet) {
        var matchers = "namespace=\"%s\",pod=~\"%s-[0-9]+\"".formatted(namespace, statefulSet);
        return "sum(%s unless on (pod) jitsi_jvb_graceful_shutdown{%s} == 1)"
                .formatted(formula.formatted(POD, matchers), matchers);
    }
}
