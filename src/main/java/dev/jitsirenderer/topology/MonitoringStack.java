package dev.jitsirenderer.topology;

import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What watches the installations of a cluster, with every decision taken: charts that Argo CD installs, and objects
/// for a Prometheus Operator that somebody else runs. Each list has none or one.
public record MonitoringStack(
        List<PrometheusChart> prometheusCharts,
        List<AdapterChart> adapterCharts,
        List<MetricsServerChart> metricsServerCharts,
        List<ReflectorChart> reflectorCharts,
        List<PrometheusObject> prometheusObjects,
        List<AlertmanagerObject> alertmanagerObjects,
        List<Certificate> certificates)
        implements Topology {

    /// A chart in a cluster, as Argo CD's Application.
    ///
    /// @param component for the name of the output file
    /// @param metadata in the namespace of Argo CD
    /// @param finalizers none: deleting the Application leaves everything running
    /// @param namespace that the chart is installed into
    /// @param prunes whether Argo CD deletes what the chart no longer has
    /// @param repository a chart repository, or an OCI registry without its scheme
    /// @param values none or one mapping of the user, in the chart's words; it wins over what the template says
    public record Application(
            String component,
            ObjectMeta metadata,
            List<String> finalizers,
            String project,
            String server,
            String namespace,
            boolean automated,
            boolean prunes,
            List<String> syncOptions,
            String repository,
            String chart,
            String version,
            String releaseName,
            List<Node> values) {

        public static final String API_VERSION = "argoproj.io/v1alpha1";

        public static final String KIND = "Application";
    }

    /// kube-prometheus-stack.
    ///
    /// @param fullName that its objects begin with
    /// @param operator whether it brings the operator, its kinds, and rules and targets for the cluster itself
    /// @param monitors whether there is an operator that reads ServiceMonitors
    public record PrometheusChart(
            Application application,
            String fullName,
            boolean operator,
            boolean monitors,
            List<ChartPrometheus> prometheuses,
            List<ChartAlertmanager> alertmanagers,
            boolean nodeExporter,
            boolean kubeStateMetrics,
            List<Grafana> grafanas) {}

    public record ChartPrometheus(String serviceAccount, Replicated replicated) {}

    /// @param configSecrets none or one
    public record ChartAlertmanager(Replicated replicated, List<String> configSecrets) {}

    /// What the operator makes a StatefulSet of.
    ///
    /// @param retention in the notation of the program
    /// @param minAvailable for a node drain; 0 where there is nothing to protect
    /// @param antiAffinity `hard` or `soft`: the chart's word for `whenUnsatisfiable`
    public record Replicated(
            int replicas,
            int minAvailable,
            String retention,
            SortedMap<String, String> requests,
            SortedMap<String, String> limits,
            Storage storage,
            String antiAffinity,
            WhenUnsatisfiable whenUnsatisfiable) {}

    /// @param storageClasses none or one; the cluster's default one if none
    public record Storage(String size, List<String> storageClasses) {}

    /// @param rootUrl that browsers see
    /// @param metricsPath of Grafana's own metrics, below its path
    /// @param ingresses none or one
    /// @param dataSources URLs, none if the chart knows its own Prometheus
    public record Grafana(
            String adminSecret,
            String host,
            String rootUrl,
            String metricsPath,
            List<GrafanaIngress> ingresses,
            List<String> dataSources,
            SortedMap<String, String> requests,
            SortedMap<String, String> limits,
            Storage storage) {}

    public record GrafanaIngress(String className, Map<String, String> annotations, String path, String tlsSecret) {}

    /// prometheus-adapter.
    ///
    /// @param url scheme and host
    /// @param path empty, or with a slash before it
    public record AdapterChart(
            Application application, Pods pods, String url, int port, String path, List<Rule> rules) {

        /// @param overrides label of the series -> `resource` -> Kubernetes resource
        public record Rule(
                String seriesQuery,
                SortedMap<String, Map<String, String>> overrides,
                String matches,
                String as,
                String metricsQuery) {}
    }

    public record MetricsServerChart(Application application, Pods pods) {}

    public record ReflectorChart(Application application, Pods pods) {}

    /// @param disruptionBudget whether one of several may not be drained with the others
    public record Pods(
            int replicas,
            boolean disruptionBudget,
            SortedMap<String, String> requests,
            SortedMap<String, String> limits) {}

    /// A Prometheus for an operator that exists.
    ///
    /// @param account of its ServiceAccount
    /// @param role of ClusterRole and ClusterRoleBinding, without a namespace
    /// @param disruptionBudgets none or one
    /// @param podLabels that its Pods get beside the operator's
    /// @param selector of its Pods
    /// @param alertmanagers names of Services, none or one
    public record PrometheusObject(
            ObjectMeta metadata,
            ObjectMeta account,
            ObjectMeta role,
            List<Workload.DisruptionBudget> disruptionBudgets,
            Map<String, String> podLabels,
            Map<String, String> selector,
            Replicated replicated,
            List<String> alertmanagers) {

        public static final String API_VERSION = "monitoring.coreos.com/v1";

        public static final String KIND = "Prometheus";
    }

    /// An Alertmanager for an operator that exists.
    ///
    /// @param disruptionBudgets none or one
    /// @param configSecrets none or one
    public record AlertmanagerObject(
            ObjectMeta metadata,
            List<Workload.DisruptionBudget> disruptionBudgets,
            Map<String, String> podLabels,
            Map<String, String> selector,
            Replicated replicated,
            List<String> configSecrets) {

        public static final String KIND = "Alertmanager";
    }

    /// A certificate of cert-manager, in a Secret of the same name.
    public record Certificate(ObjectMeta metadata, String host, String clusterIssuer) {

        public static final String API_VERSION = "cert-manager.io/v1";

        public static final String KIND = "Certificate";
    }
}
