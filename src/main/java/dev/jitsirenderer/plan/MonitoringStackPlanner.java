package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.AdapterRule;
import dev.jitsirenderer.topology.CertificateMethod;
import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.MonitoringStack;
import dev.jitsirenderer.topology.MonitoringStack.AdapterChart;
import dev.jitsirenderer.topology.MonitoringStack.AlertmanagerObject;
import dev.jitsirenderer.topology.MonitoringStack.Application;
import dev.jitsirenderer.topology.MonitoringStack.Certificate;
import dev.jitsirenderer.topology.MonitoringStack.ChartAlertmanager;
import dev.jitsirenderer.topology.MonitoringStack.ChartPrometheus;
import dev.jitsirenderer.topology.MonitoringStack.Grafana;
import dev.jitsirenderer.topology.MonitoringStack.GrafanaIngress;
import dev.jitsirenderer.topology.MonitoringStack.MetricsServerChart;
import dev.jitsirenderer.topology.MonitoringStack.Pods;
import dev.jitsirenderer.topology.MonitoringStack.PrometheusChart;
import dev.jitsirenderer.topology.MonitoringStack.PrometheusObject;
import dev.jitsirenderer.topology.MonitoringStack.ReflectorChart;
import dev.jitsirenderer.topology.MonitoringStack.Replicated;
import dev.jitsirenderer.topology.MonitoringStack.Storage;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.PrometheusMethod;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.topology.Workload;
import dev.jitsirenderer.values.ChartValues;
import dev.jitsirenderer.values.MonitoringStackValues;
import dev.jitsirenderer.values.ReplicaValues;
import dev.jitsirenderer.values.StorageValues;
import dev.jitsirenderer.values.Values;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Plans the monitoring stack of a cluster.
final class MonitoringStackPlanner {

    /// What Prometheus and Alertmanager are called after where the environment has no name. The chart cuts names that
    /// are longer than 26 characters; `name` is not.
    private static final String BASE = "monitoring";

    private static final String PROMETHEUS_CHART = "kube-prometheus-stack";
    private static final int PROMETHEUS_PORT = 9090;

    /// Deletes with the Application what it installed. Not of [#PROMETHEUS_CHART]: its definitions of kinds would take
    /// every monitor and rule of the cluster with them, and Grafana's volume its users.
    private static final List<String> DELETES_ALL = List.of("resources-finalizer.argocd.argoproj.io");

    private static final String CREATE_NAMESPACE = "CreateNamespace=true";

    /// The operator's definitions of kinds are larger than what an annotation can hold.
    private static final String SERVER_SIDE_APPLY = "ServerSideApply=true";

    /// Where Kubernetes expects an API server's extensions of its own.
    private static final String SYSTEM = "kube-system";

    private final Values values;
    private final MonitoringStackValues stack;
    private final Names names;
    private final MetadataPlanner metadata;
    private final String base;

    MonitoringStackPlanner(Values values) {
        this.values = values;
        this.stack = values.monitoringStack();
        this.names = Names.of(values);
        this.metadata = new MetadataPlanner(values);
        this.base = values.name().orElse(BASE);
    }

    MonitoringStack plan() {
        var charts = stack.charts();
        var ownObjects = stack.prometheus().method() == PrometheusMethod.CUSTOM_RESOURCE;
        return new MonitoringStack(
                when(stack.hasPrometheusChart(), this::prometheusChart),
                when(stack.adapter().enabled(), this::adapterChart),
                when(
                        stack.metricsServer().enabled(),
                        () -> new MetricsServerChart(
                                application("metrics-server", charts.metricsServer(), SYSTEM),
                                pods(stack.metricsServer()))),
                when(
                        stack.reflector().enabled(),
                        () -> new ReflectorChart(
                                application("reflector", charts.reflector(), values.namespace()),
                                pods(1, stack.reflector().resources()))),
                when(ownObjects, this::prometheusObject),
                when(ownObjects && stack.hasAlertmanager(), this::alertmanagerObject),
                certificates());
    }

    private PrometheusChart prometheusChart() {
        var method = stack.prometheus().method();
        var isOperator = method == PrometheusMethod.CHART;
        return new PrometheusChart(
                prometheusApplication(),
                base,
                isOperator,
                method != PrometheusMethod.NONE,
                when(isOperator, () -> new ChartPrometheus(stack.prometheus().serviceAccount(), prometheus())),
                when(
                        isOperator && stack.hasAlertmanager(),
                        () -> new ChartAlertmanager(
                                alertmanager(),
                                stack.alertmanager().configSecret().stream().toList())),
                stack.nodeExporter(),
                stack.kubeStateMetrics(),
                when(stack.grafana().enabled(), this::grafana));
    }

    /// Neither pruned nor deleted by Argo CD: it owns the kinds of the operator, and with them would go every monitor
    /// and
    /// rule of the cluster.
    private Application prometheusApplication() {
        var application = application(PROMETHEUS_CHART, stack.charts().kubePrometheusStack(), values.namespace());
        return new Application(
                application.component(),
                application.metadata(),
                List.of(),
                application.project(),
                application.server(),
                application.namespace(),
                application.automated(),
                false,
                List.of(CREATE_NAMESPACE, SERVER_SIDE_APPLY),
                application.repository(),
                application.chart(),
                application.version(),
                application.releaseName(),
                application.values());
    }

    /// All in one wave: none needs another, and where Argo CD waits for the health of Applications, one that cannot get
    /// well would keep the others away.
    private Application application(String chart, ChartValues source, String namespace) {
        var argocd = stack.argocd();
        var name = names.shared(chart);
        return new Application(
                chart,
                in(argocd.namespace(), metadata.metadata(name, Owner.shared(chart), Wave.MONITORING)),
                DELETES_ALL,
                argocd.project(),
                argocd.server(),
                namespace,
                argocd.automated(),
                true,
                List.of(CREATE_NAMESPACE),
                source.repository(),
                chart,
                source.version(),
                name,
                source.values().stream().toList());
    }

    private Grafana grafana() {
        var grafana = stack.grafana();
        var host = grafana.host().orElse(values.domain());
        var ingress = grafana.ingress();
        return new Grafana(
                grafana.adminSecret(),
                host,
                "https://%s%s/".formatted(host, grafana.path()),
                grafana.path() + "/metrics",
                when(
                        ingress.enabled(),
                        () -> new GrafanaIngress(
                                ingress.className(),
                                ingress.annotations(),
                                grafana.path(),
                                ingress.tls().secretName())),
                when(stack.prometheus().method() != PrometheusMethod.CHART, this::prometheusUrl),
                quantities(grafana.resources().requests()),
                quantities(grafana.resources().limits()),
                storage(grafana.storage()));
    }

    private AdapterChart adapterChart() {
        var url = URI.create(prometheusUrl());
        return new AdapterChart(
                application("prometheus-adapter", stack.charts().prometheusAdapter(), values.namespace()),
                pods(stack.adapter()),
                "%s://%s".formatted(url.getScheme(), url.getHost()),
                port(url),
                Optional.ofNullable(url.getPath()).orElse("").replaceFirst("/+$", ""),
                AdapterRules.of(stack.installations()).stream()
                        .map(MonitoringStackPlanner::rule)
                        .toList());
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static AdapterChart.Rule rule(AdapterRule rule) {
        var overrides = new TreeMap<String, Map<String, String>>();
        rule.resources().forEach((label, resource) -> overrides.put(label, Map.of("resource", resource)));
        return new AdapterChart.Rule(rule.seriesQuery(), overrides, rule.matches(), rule.as(), rule.metricsQuery());
    }

    /// Both methods call the Service alike.
    private String prometheusUrl() {
        return stack.prometheus()
                .url()
                .orElseGet(() -> "http://%s:%s".formatted(names.address(prometheusName()), PROMETHEUS_PORT));
    }

    private PrometheusObject prometheusObject() {
        var name = prometheusName();
        var owner = Owner.shared("prometheus");
        var replicated = prometheus();
        return new PrometheusObject(
                metadata.metadata(name, owner, Wave.MONITORING),
                metadata.metadata(stack.prometheus().serviceAccount(), owner, Wave.CONFIGURATION),
                in("", metadata.metadata(values.namespace() + "-" + name, owner, Wave.CONFIGURATION)),
                disruptionBudgets(name, owner, replicated),
                componentLabel(owner),
                selector(owner, name),
                replicated,
                when(stack.hasAlertmanager(), this::alertmanagerName));
    }

    private AlertmanagerObject alertmanagerObject() {
        var name = alertmanagerName();
        var owner = Owner.shared("alertmanager");
        var replicated = alertmanager();
        return new AlertmanagerObject(
                metadata.metadata(name, owner, Wave.MONITORING),
                disruptionBudgets(name, owner, replicated),
                componentLabel(owner),
                selector(owner, name),
                replicated,
                stack.alertmanager().configSecret().stream().toList());
    }

    private List<Certificate> certificates() {
        var tls = stack.grafana().ingress().tls();
        if (!stack.hasGrafanaIngress() || tls.method() != CertificateMethod.CERTIFICATE) {
            return List.of();
        }
        return tls.clusterIssuer()
                .map(issuer -> new Certificate(
                        metadata.metadata(tls.secretName(), Owner.shared("grafana"), Wave.CONFIGURATION),
                        stack.grafana().host().orElse(values.domain()),
                        issuer))
                .map(List::of)
                .orElse(List.of());
    }

    private String prometheusName() {
        return base + "-prometheus";
    }

    private String alertmanagerName() {
        return base + "-alertmanager";
    }

    private Replicated prometheus() {
        var prometheus = stack.prometheus();
        return replicated(
                prometheus.replicas(),
                DurationText.of(prometheus.retention()),
                prometheus.resources(),
                prometheus.storage());
    }

    private Replicated alertmanager() {
        var alertmanager = stack.alertmanager();
        return replicated(
                alertmanager.replicas(),
                withoutDays(alertmanager.retention()),
                alertmanager.resources(),
                alertmanager.storage());
    }

    /// Alertmanager's flags are Go's durations, which know no days.
    private static String withoutDays(Duration duration) {
        return duration.toMinutes() % 60 == 0 ? duration.toHours() + "h" : duration.toSeconds() + "s";
    }

    private Replicated replicated(int replicas, String retention, Resources resources, StorageValues storage) {
        return new Replicated(
                replicas,
                replicas - 1,
                retention,
                quantities(resources.requests()),
                quantities(resources.limits()),
                storage(storage),
                switch (stack.replicaHosts()) {
                    case DO_NOT_SCHEDULE -> "hard";
                    case SCHEDULE_ANYWAY -> "soft";
                },
                stack.replicaHosts());
    }

    private List<Workload.DisruptionBudget> disruptionBudgets(String name, Owner owner, Replicated replicated) {
        return when(
                replicated.replicas() > 1,
                () -> new Workload.DisruptionBudget(metadata.metadata(name, owner, Wave.MONITORING), 1));
    }

    private static Map<String, String> componentLabel(Owner owner) {
        return Map.of(MetadataPlanner.COMPONENT_LABEL, owner.component());
    }

    /// The operator gives Pods the name of the program, and of its object as the instance.
    private static Map<String, String> selector(Owner owner, String name) {
        var selector = new TreeMap<>(componentLabel(owner));
        selector.put(MetadataPlanner.NAME_LABEL, owner.component());
        selector.put(MetadataPlanner.INSTANCE_LABEL, name);
        return selector;
    }

    private static Pods pods(ReplicaValues values) {
        return pods(values.replicas(), values.resources());
    }

    private static Pods pods(int replicas, Resources resources) {
        return new Pods(replicas, replicas > 1, quantities(resources.requests()), quantities(resources.limits()));
    }

    private static Storage storage(StorageValues storage) {
        return new Storage(
                storage.size().text(), storage.storageClass().stream().toList());
    }

    private static SortedMap<String, String> quantities(Map<String, Quantity> quantities) {
        var texts = new TreeMap<String, String>();
        quantities.forEach((name, quantity) -> texts.put(name, quantity.text()));
        return texts;
    }

    private static ObjectMeta in(String namespace, ObjectMeta metadata) {
        return new ObjectMeta(metadata.name(), namespace, metadata.labels(), metadata.annotations());
    }

    private static <T> List<T> when(boolean isWanted, Supplier<T> plan) {
        return isWanted ? List.of(plan.get()) : List.of();
    }
}
