package dev.jitsirenderer.topology;

import java.util.List;
import java.util.Map;

/// How Prometheus finds what an installation says of itself.
///
/// @param readers none or one
/// @param adapterConfigs none or one
public record Monitoring(
        List<Reader> readers,
        List<PodMonitor> podMonitors,
        List<AdapterConfig> adapterConfigs,
        List<DashboardFile> dashboards) {

    /// The right to look for Pods.
    ///
    /// @param metadata of both the Role and the RoleBinding
    public record Reader(ObjectMeta metadata, Prometheus prometheus) {}

    /// The rules of a Prometheus Adapter.
    ///
    /// @param component for the name of the output file
    /// @param metadata of the ConfigMap that holds them, in the adapter's namespace
    public record AdapterConfig(String component, ObjectMeta metadata, List<AdapterRule> rules) {

        /// The key that the adapter's chart mounts.
        public static final String FILE = "config.yaml";
    }

    /// The Pods of one component, in all shards.
    ///
    /// @param component for the name of the output file
    /// @param apiVersion that every cluster with the Prometheus Operator has
    /// @param targetLabels labels of the Pods that their series get
    /// @param interval in Prometheus's notation, such as `30s`
    public record PodMonitor(
            String component,
            String apiVersion,
            ObjectMeta metadata,
            Map<String, String> selector,
            List<String> targetLabels,
            String port,
            String interval) {

        public static final String API_VERSION = "monitoring.coreos.com/v1";

        public static final String KIND = "PodMonitor";
    }

    /// A ConfigMap with a dashboard, for Grafana's sidecar.
    ///
    /// @param component for the name of the output file
    public record DashboardFile(String component, ObjectMeta metadata, Dashboard dashboard) {}
}
