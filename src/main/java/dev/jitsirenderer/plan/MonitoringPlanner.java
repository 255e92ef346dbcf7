package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.Monitoring;
import dev.jitsirenderer.topology.Monitoring.AdapterConfig;
import dev.jitsirenderer.topology.Monitoring.PodMonitor;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Prometheus;
import dev.jitsirenderer.topology.ScrapeMethod;
import dev.jitsirenderer.values.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plans who may read metrics, and how they are found.
final class MonitoringPlanner {

    private static final String READER = "prometheus";
    private static final String ADAPTER = "prometheus-adapter";

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;

    MonitoringPlanner(Values values, Names names, MetadataPlanner metadata) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
    }

    Monitoring plan() {
        return new Monitoring(
                readers(), podMonitors(), adapterConfigs(), new DashboardPlanner(values, names, metadata).plan());
    }

    /// None or one.
    static List<Prometheus> prometheus(Values values) {
        var prometheus = values.monitoring().prometheus();
        return values.monitoring().enabled()
                ? List.of(new Prometheus(prometheus.namespace(), prometheus.serviceAccount(), prometheus.podLabels()))
                : List.of();
    }

    /// What Prosody needs to serve metrics: a module, and the one network that the module answers to. It has them
    /// whether somebody reads them or not, because any change of its variables restarts Prosody, which ends the
    /// conferences of its shard.
    static Map<String, String> prosodyVariables(Values values) {
        var variables = new TreeMap<>(Map.of("PROSODY_ENABLE_METRICS", "1"));
        network(values).ifPresent(network -> variables.put("PROSODY_METRICS_ALLOWED_CIDR", network));
        return variables;
    }

    /// What leads a Prometheus without the operator to a Pod.
    static Map<String, String> podAnnotations(String component, Values values) {
        var monitoring = values.monitoring();
        if (!monitoring.enabled() || monitoring.scrape() != ScrapeMethod.ANNOTATIONS) {
            return Map.of();
        }
        return MetricsEndpoint.of(component)
                .map(endpoint -> Map.of(
                        "prometheus.io/scrape", "true",
                        "prometheus.io/port", Integer.toString(endpoint.port()),
                        "prometheus.io/path", "/metrics"))
                .orElse(Map.of());
    }

    private static Optional<String> network(Values values) {
        var podNetworks = values.cluster().podNetworks();
        return values.monitoring()
                .prometheus()
                .network()
                .or(() -> podNetworks.size() == 1 ? Optional.of(podNetworks.getFirst()) : Optional.empty());
    }

    private List<Monitoring.Reader> readers() {
        return prometheus(values).stream()
                .map(prometheus -> new Monitoring.Reader(
                        metadata.metadata(names.shared(READER), Owner.shared(READER), Wave.MONITORING), prometheus))
                .toList();
    }

    /// Named after our namespace, for it lies in the adapter's beside those of other installations. Configuration
    /// comes first: nothing here waits for it.
    private List<AdapterConfig> adapterConfigs() {
        var adapter = values.monitoring().adapter();
        if (!adapter.enabled()) {
            return List.of();
        }
        var name = names.shared("%s-%s".formatted(values.namespace(), ADAPTER));
        var ours = metadata.metadata(name, Owner.shared(ADAPTER), Wave.CONFIGURATION);
        var namespace =
                adapter.namespace().orElse(values.monitoring().prometheus().namespace());
        return List.of(new AdapterConfig(
                ADAPTER,
                new ObjectMeta(ours.name(), namespace, ours.labels(), ours.annotations()),
                AdapterRules.of(List.of(values.namespace()))));
    }

    /// One for each component, not for each shard: a shard more changes none of them.
    private List<PodMonitor> podMonitors() {
        var monitoring = values.monitoring();
        return monitoring.enabled() && monitoring.scrape() == ScrapeMethod.POD_MONITOR
                ? Arrays.stream(MetricsEndpoint.values()).map(this::podMonitor).toList()
                : List.of();
    }

    private PodMonitor podMonitor(MetricsEndpoint endpoint) {
        var component = endpoint.component();
        var ours = metadata.metadata(names.shared(component), Owner.shared(component), Wave.MONITORING);
        var settings = values.monitoring().podMonitors();
        var labels = new TreeMap<>(ours.labels());
        labels.putAll(settings.labels());
        return new PodMonitor(
                component,
                PodMonitor.API_VERSION,
                new ObjectMeta(ours.name(), ours.namespace(), labels, ours.annotations()),
                metadata.selector(Owner.shared(component)),
                MetadataPlanner.TARGET_LABELS,
                endpoint.portName(),
                DurationText.of(settings.interval()));
    }
}
