package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.PrometheusMethod;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.topology.WhenUnsatisfiable;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `monitoringStack`: Prometheus and what belongs to it, for a cluster that has none.
///
/// @param installations namespaces of the installations that it looks after
/// @param replicaHosts what if the replicas of one thing cannot be on different nodes
public record MonitoringStackValues(
        boolean enabled,
        Argocd argocd,
        List<String> installations,
        WhenUnsatisfiable replicaHosts,
        Prometheus prometheus,
        Alertmanager alertmanager,
        boolean nodeExporter,
        boolean kubeStateMetrics,
        GrafanaValues grafana,
        ReplicaValues adapter,
        ReplicaValues metricsServer,
        Reflector reflector,
        Charts charts) {

    /// @param namespace of Argo CD, where Applications live
    /// @param server the API server of the cluster that gets the stack
    /// @param automated whether Applications sync by themselves
    public record Argocd(String namespace, String project, String server, boolean automated) {}

    /// @param url of somebody else's Prometheus, for method none
    public record Prometheus(
            PrometheusMethod method,
            int replicas,
            Duration retention,
            String serviceAccount,
            Optional<String> url,
            Resources resources,
            StorageValues storage) {}

    /// @param configSecret with the key `alertmanager.yaml`
    public record Alertmanager(
            boolean enabled,
            int replicas,
            Duration retention,
            Optional<String> configSecret,
            Resources resources,
            StorageValues storage) {}

    public record Reflector(boolean enabled, Resources resources) {}

    public record Charts(
            ChartValues kubePrometheusStack,
            ChartValues prometheusAdapter,
            ChartValues metricsServer,
            ChartValues reflector) {}

    private static final Key<Boolean> ENABLED = Key.of(
            "enabled",
            Types.bool(),
            "Whether this environment is a monitoring stack. It then renders that instead of an installation.");

    private static final Key<String> ARGOCD_NAMESPACE =
            Key.of("namespace", Types.dnsLabel(), "The namespace of Argo CD, which the Applications are put into.");
    private static final Key<String> PROJECT = Key.of(
            "project",
            Types.dnsName(),
            "The AppProject of the Applications. It must allow the charts' repositories, `namespace`, `kube-system` and"
                    + " cluster-wide objects.");
    private static final Key<String> SERVER = Key.of(
            "server",
            Types.text("a URL such as https://kubernetes.default.svc", "https://[A-Za-z0-9.:/_\\[\\]-]+"),
            "The API server of the cluster that gets the charts, as Argo CD knows it.");
    private static final Key<Boolean> AUTOMATED = Key.of(
            "automated",
            Types.bool(),
            "Whether the Applications sync by themselves and undo what others change. They prune, too, but for"
                    + " kube-prometheus-stack, which owns the kinds of the operator.");
    private static final Key<Argocd> ARGOCD = Key.of(
            "argocd",
            new SectionType<>(
                    List.of(ARGOCD_NAMESPACE, PROJECT, SERVER, AUTOMATED),
                    section -> new Argocd(
                            section.get(ARGOCD_NAMESPACE),
                            section.get(PROJECT),
                            section.get(SERVER),
                            section.get(AUTOMATED))),
            "How Argo CD installs the charts.");

    private static final Key<List<String>> INSTALLATIONS = Key.of(
            "installations",
            Types.list(Types.dnsLabel(), "namespaces"),
            "The namespaces of the installations that the stack looks after: the adapter has their metrics.");
    private static final Key<WhenUnsatisfiable> REPLICA_HOSTS = Key.of(
            "replicaHosts",
            Types.choice(List.of(WhenUnsatisfiable.values()), WhenUnsatisfiable::word),
            "What if the replicas of Prometheus or Alertmanager cannot be on different nodes. `ScheduleAnyway` for"
                    + " clusters of one or two nodes.");

    private static final Key<PrometheusMethod> METHOD = Key.of(
            "method",
            Types.choice(List.of(PrometheusMethod.values()), PrometheusMethod::word),
            "How the cluster gets Prometheus and Alertmanager. `chart`: with the Prometheus Operator and rules and"
                    + " targets for the cluster itself, for a cluster that has none of it. `CustomResource`: as objects"
                    + " for a Prometheus Operator that runs already. `none`: it has them, see `url`.");
    private static final Key<Integer> PROMETHEUS_REPLICAS = Key.of(
            "replicas", Types.integer(1, 9), "Each scrapes and keeps everything, so two survive the loss of one.");
    private static final Key<Duration> PROMETHEUS_RETENTION = Key.of(
            "retention",
            Types.duration(Duration.ofHours(2), Duration.ofDays(1_000)),
            "How long series are kept. The volume must have room for them.");
    private static final Key<String> SERVICE_ACCOUNT = Key.of(
            "serviceAccount",
            Types.dnsName(),
            "Its ServiceAccount, by the name that installations have in `monitoring.prometheus.serviceAccount`.");
    private static final Key<Optional<String>> URL = Key.optional(
            "url",
            Types.text(
                    "a URL such as http://prometheus.monitoring.svc:9090",
                    "https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[1-9][0-9]{0,4})?(/[A-Za-z0-9._~/-]*)?"),
            "Where the adapter and Grafana find somebody else's Prometheus, with method `none`.");
    private static final Key<Prometheus> PROMETHEUS = Key.of(
            "prometheus",
            new SectionType<>(
                    List.of(
                            METHOD,
                            PROMETHEUS_REPLICAS,
                            PROMETHEUS_RETENTION,
                            SERVICE_ACCOUNT,
                            URL,
                            ReplicaValues.RESOURCES,
                            StorageValues.KEY),
                    section -> new Prometheus(
                            section.get(METHOD),
                            section.get(PROMETHEUS_REPLICAS),
                            section.get(PROMETHEUS_RETENTION),
                            section.get(SERVICE_ACCOUNT),
                            section.get(URL),
                            section.get(ReplicaValues.RESOURCES),
                            section.get(StorageValues.KEY))),
            "Prometheus.");

    private static final Key<Boolean> ALERTMANAGER_ENABLED = Key.of(
            "enabled",
            Types.bool(),
            "Whether the stack has it. It is installed as `prometheus.method` says, so with `none` there is none.");
    private static final Key<Integer> ALERTMANAGER_REPLICAS =
            Key.of("replicas", Types.integer(1, 9), "They form a cluster, in which each alert is sent once.");
    private static final Key<Duration> ALERTMANAGER_RETENTION = Key.of(
            "retention",
            Types.duration(Duration.ofMinutes(1), Duration.ofDays(100)),
            "How long silences and the memory of what was sent are kept.");
    private static final Key<Optional<String>> CONFIG_SECRET = Key.optional(
            "configSecret",
            Types.dnsName(),
            "The Secret with `alertmanager.yaml`: who gets which alert. Without it nobody gets any.");
    private static final Key<Alertmanager> ALERTMANAGER = Key.of(
            "alertmanager",
            new SectionType<>(
                    List.of(
                            ALERTMANAGER_ENABLED,
                            ALERTMANAGER_REPLICAS,
                            ALERTMANAGER_RETENTION,
                            CONFIG_SECRET,
                            ReplicaValues.RESOURCES,
                            StorageValues.KEY),
                    section -> new Alertmanager(
                            section.get(ALERTMANAGER_ENABLED),
                            section.get(ALERTMANAGER_REPLICAS),
                            section.get(ALERTMANAGER_RETENTION),
                            section.get(CONFIG_SECRET),
                            section.get(ReplicaValues.RESOURCES),
                            section.get(StorageValues.KEY))),
            "Alertmanager.");

    private static final Key<Boolean> NODE_EXPORTER = switchOf("nodeExporter", "node-exporter, on every node.");
    private static final Key<Boolean> KUBE_STATE_METRICS = switchOf("kubeStateMetrics", "kube-state-metrics.");
    private static final Key<GrafanaValues> GRAFANA = Key.of("grafana", GrafanaValues.TYPE, "Grafana.");
    private static final Key<ReplicaValues> ADAPTER = Key.of(
            "adapter",
            ReplicaValues.TYPE,
            "Prometheus Adapter: the custom metrics API, which autoscaling by metrics asks. A cluster can have one.");
    private static final Key<ReplicaValues> METRICS_SERVER = Key.of(
            "metricsServer",
            ReplicaValues.TYPE,
            "metrics-server: the resource metrics API, which autoscaling by CPU asks. A cluster can have one.");
    private static final Key<Reflector> REFLECTOR = Key.of(
            "reflector",
            new SectionType<>(
                    List.of(ReplicaValues.ENABLED, ReplicaValues.RESOURCES),
                    section -> new Reflector(section.get(ReplicaValues.ENABLED), section.get(ReplicaValues.RESOURCES))),
            "kubernetes-reflector, which copies the certificate of an installation here.");

    private static final Key<ChartValues> KUBE_PROMETHEUS_STACK = Key.of(
            "kubePrometheusStack",
            ChartValues.TYPE,
            "kube-prometheus-stack: the operator, Prometheus, Alertmanager, node-exporter, kube-state-metrics and"
                    + " Grafana.");
    private static final Key<ChartValues> PROMETHEUS_ADAPTER =
            Key.of("prometheusAdapter", ChartValues.TYPE, "prometheus-adapter.");
    private static final Key<ChartValues> METRICS_SERVER_CHART =
            Key.of("metricsServer", ChartValues.TYPE, "metrics-server.");
    private static final Key<ChartValues> REFLECTOR_CHART = Key.of("reflector", ChartValues.TYPE, "reflector.");
    private static final Key<Charts> CHARTS = Key.of(
            "charts",
            new SectionType<>(
                    List.of(KUBE_PROMETHEUS_STACK, PROMETHEUS_ADAPTER, METRICS_SERVER_CHART, REFLECTOR_CHART),
                    section -> new Charts(
                            section.get(KUBE_PROMETHEUS_STACK),
                            section.get(PROMETHEUS_ADAPTER),
                            section.get(METRICS_SERVER_CHART),
                            section.get(REFLECTOR_CHART))),
            "The upstream charts that Argo CD installs.");

    static final SectionType<MonitoringStackValues> TYPE = new SectionType<>(
            List.of(
                    ENABLED,
                    ARGOCD,
                    INSTALLATIONS,
                    REPLICA_HOSTS,
                    PROMETHEUS,
                    ALERTMANAGER,
                    NODE_EXPORTER,
                    KUBE_STATE_METRICS,
                    GRAFANA,
                    ADAPTER,
                    METRICS_SERVER,
                    REFLECTOR,
                    CHARTS),
            section -> new MonitoringStackValues(
                    section.get(ENABLED),
                    section.get(ARGOCD),
                    section.get(INSTALLATIONS),
                    section.get(REPLICA_HOSTS),
                    section.get(PROMETHEUS),
                    section.get(ALERTMANAGER),
                    section.get(NODE_EXPORTER),
                    section.get(KUBE_STATE_METRICS),
                    section.get(GRAFANA),
                    section.get(ADAPTER),
                    section.get(METRICS_SERVER),
                    section.get(REFLECTOR),
                    section.get(CHARTS)));

    /// What a switch without settings of its own turns on.
    private static Key<Boolean> switchOf(String name, String description) {
        return Key.of(
                name,
                new SectionType<>(List.of(ReplicaValues.ENABLED), section -> section.get(ReplicaValues.ENABLED)),
                description);
    }

    /// Whether the stack has an Alertmanager of its own.
    public boolean hasAlertmanager() {
        return alertmanager.enabled() && prometheus.method() != PrometheusMethod.NONE;
    }

    /// Whether something of kube-prometheus-stack is wanted.
    public boolean hasPrometheusChart() {
        return prometheus.method() == PrometheusMethod.CHART || nodeExporter || kubeStateMetrics || grafana.enabled();
    }

    /// Whether an Ingress leads to Grafana.
    public boolean hasGrafanaIngress() {
        return grafana.enabled() && grafana.ingress().enabled();
    }

    /// Whether there is anything that Argo CD installs.
    public boolean hasApplications() {
        return hasPrometheusChart() || adapter.enabled() || metricsServer.enabled() || reflector.enabled();
    }
}
