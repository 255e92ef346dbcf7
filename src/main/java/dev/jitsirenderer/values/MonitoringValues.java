package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.RuleType;
import dev.jitsirenderer.topology.ScrapeMethod;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `monitoring`: how a Prometheus that somebody else runs gets the metrics of all components.
public record MonitoringValues(
        boolean enabled,
        ScrapeMethod scrape,
        PodMonitors podMonitors,
        Prometheus prometheus,
        AdapterValues adapter,
        DashboardValues dashboards,
        RulesValues rules) {

    /// @param labels by which the Prometheus Operator selects monitors
    public record PodMonitors(Map<String, String> labels, Duration interval) {}

    /// @param network that it asks from, where it does not follow from the networks of Pods
    /// @param url that it is asked at, where it is not the operator's
    public record Prometheus(
            String namespace,
            String serviceAccount,
            Map<String, String> podLabels,
            Optional<String> network,
            Optional<String> url) {}

    private static final Key<Boolean> ENABLED = Key.of(
            "enabled",
            Types.bool(),
            "Whether Prometheus may read the metrics that all components serve, and finds them. Turning it on restarts"
                    + " nothing, except with `scrape: annotations`.");
    private static final Key<ScrapeMethod> SCRAPE = Key.of(
            "scrape",
            Types.choice(List.of(ScrapeMethod.values()), ScrapeMethod::word),
            "How Prometheus learns what to scrape. `PodMonitor`: by objects of the Prometheus Operator."
                    + " `annotations`: by `prometheus.io/scrape`, `port` and `path` on the Pods, for a Prometheus"
                    + " without the operator whose configuration honours them. `none`: in a way of your own.");
    private static final Key<Map<String, String>> LABELS = Key.map(
            "labels",
            Types.labels(),
            "Labels that the operator's Prometheus asks of a monitor (`podMonitorSelector`), such as `release`."
                    + " They win over ours.");
    private static final Key<Duration> INTERVAL = Key.of(
            "interval",
            Types.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
            "How often every Pod is scraped. Jicofo computes some of its metrics every 30 s; less often than"
                    + " every two minutes leaves gaps.");
    private static final Key<PodMonitors> POD_MONITORS = Key.of(
            "podMonitors",
            new SectionType<>(
                    List.of(LABELS, INTERVAL), section -> new PodMonitors(section.get(LABELS), section.get(INTERVAL))),
            "The PodMonitors of `scrape: PodMonitor`.");
    private static final Key<String> NAMESPACE = Key.of("namespace", Types.dnsLabel(), "Its namespace.");
    private static final Key<String> SERVICE_ACCOUNT = Key.of(
            "serviceAccount",
            Types.dnsName(),
            "Its ServiceAccount, which may then list and watch Pods, Services and endpoints of our namespace."
                    + " The default is that of kube-prometheus.");
    private static final Key<Map<String, String>> POD_LABELS = Key.map(
            "podLabels",
            Types.labels(),
            "Labels of its Pods, which alone reach the ports with metrics. Without any, every Pod of its"
                    + " namespace does.");
    private static final Key<Optional<String>> NETWORK = Key.optional(
            "network",
            Types.network(),
            "The network that it asks from: Prosody answers to a single one. Default: that of"
                    + " `cluster.podNetworks`, if it is one.");
    private static final Key<Optional<String>> URL = Key.optional(
            "url",
            Types.text(
                    "a URL such as http://prometheus.monitoring.svc:9090",
                    "https?://[A-Za-z0-9]([-A-Za-z0-9.]{0,251}[A-Za-z0-9])?(:[1-9][0-9]{0,4})?(/[-A-Za-z0-9._~/]*)?"),
            "Where KEDA asks it (`jvb.autoscaling.kind: ScaledObject`). Default: `prometheus-operated`, port 9090, the"
                    + " Service that the Prometheus Operator makes in `namespace`.");
    private static final Key<Prometheus> PROMETHEUS = Key.of(
            "prometheus",
            new SectionType<>(
                    List.of(NAMESPACE, SERVICE_ACCOUNT, POD_LABELS, NETWORK, URL),
                    section -> new Prometheus(
                            section.get(NAMESPACE),
                            section.get(SERVICE_ACCOUNT),
                            section.get(POD_LABELS),
                            section.get(NETWORK),
                            section.get(URL))),
            "Who scrapes.");
    private static final Key<DashboardValues> DASHBOARDS =
            Key.of("dashboards", DashboardValues.TYPE, "Dashboards for a Grafana with a sidecar that loads them.");
    private static final Key<RulesValues> RULES = Key.of("rules", RulesValues.TYPE, "The alerts.");

    private static final Key<AdapterValues> ADAPTER =
            Key.of("adapter", AdapterValues.TYPE, "The rules of a Prometheus Adapter that somebody else runs.");

    static final SectionType<MonitoringValues> TYPE = new SectionType<>(
            List.of(ENABLED, SCRAPE, POD_MONITORS, PROMETHEUS, ADAPTER, DASHBOARDS, RULES),
            section -> new MonitoringValues(
                    section.get(ENABLED),
                    section.get(SCRAPE),
                    section.get(POD_MONITORS),
                    section.get(PROMETHEUS),
                    section.get(ADAPTER),
                    section.get(DASHBOARDS),
                    section.get(RULES)));

    public boolean showsDashboards() {
        return enabled && dashboards.enabled();
    }

    public RuleType ruleType() {
        return rules.effectiveType(scrape);
    }
}
