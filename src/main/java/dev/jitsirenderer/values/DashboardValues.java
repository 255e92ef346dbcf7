package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `monitoring.dashboards`: ConfigMaps that the sidecar of somebody else's Grafana turns into dashboards.
///
/// @param labels by which the sidecar selects ConfigMaps
/// @param folder of Grafana, where its sidecar makes folders
/// @param namespace of the ConfigMaps, if not that of the installation
public record DashboardValues(
        boolean enabled, Map<String, String> labels, Optional<String> folder, Optional<String> namespace) {

    private static final Key<Boolean> ENABLED = Key.of(
            "enabled",
            Types.bool(),
            "Whether there are ConfigMaps with dashboards. They show every installation that Grafana's Prometheus"
                    + " scrapes, so one environment of a cluster has them for all. Effective with"
                    + " `monitoring.enabled` only.");
    private static final Key<Map<String, String>> LABELS = Key.map(
            "labels",
            Types.labels(),
            "Labels that Grafana's sidecar selects ConfigMaps by. The default is that of the charts. They win over"
                    + " ours.");
    private static final Key<Optional<String>> FOLDER = Key.optional(
            "folder",
            Types.text(
                    "a folder's name of at most 100 characters that has no slash and starts with no dot",
                    "[^\\s./\\\\][^\\x00-\\x1f\\x7f/\\\\]{0,99}"),
            "The folder of Grafana, as the annotation `grafana_folder`. It counts where the sidecar has that name as"
                    + " its `folderAnnotation` and the provider has `foldersFromFilesStructure`; all others ignore it.");
    private static final Key<Optional<String>> NAMESPACE = Key.optional(
            "namespace",
            Types.dnsLabel(),
            "The namespace of the ConfigMaps. A sidecar without `searchNamespace: ALL` finds those of Grafana's own"
                    + " only. Default: that of the installation.");

    static final SectionType<DashboardValues> TYPE = new SectionType<>(
            List.of(ENABLED, LABELS, FOLDER, NAMESPACE),
            section -> new DashboardValues(
                    section.get(ENABLED), section.get(LABELS), section.get(FOLDER), section.get(NAMESPACE)));
}
