package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Dashboard;
import dev.jitsirenderer.topology.Monitoring.DashboardFile;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.values.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans where Grafana's sidecar finds the dashboards.
final class DashboardPlanner {

    private static final String COMPONENT = "dashboard";

    private static final String FOLDER = "grafana_folder";

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;

    DashboardPlanner(Values values, Names names, MetadataPlanner metadata) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
    }

    List<DashboardFile> plan() {
        return values.monitoring().showsDashboards()
                ? Arrays.stream(Dashboard.values()).map(this::dashboard).toList()
                : List.of();
    }

    /// One ConfigMap for each, so that none comes near the size that one may have.
    private DashboardFile dashboard(Dashboard dashboard) {
        var settings = values.monitoring().dashboards();
        var component = COMPONENT + "-" + dashboard.word();
        var own = settings.folder().map(folder -> Map.of(FOLDER, folder)).orElse(Map.of());
        var ours = metadata.metadata(names.shared(component), Owner.shared(COMPONENT), Wave.MONITORING, own);
        var labels = new TreeMap<>(ours.labels());
        labels.putAll(settings.labels());
        return new DashboardFile(
                component,
                new ObjectMeta(ours.name(), settings.namespace().orElse(ours.namespace()), labels, ours.annotations()),
                dashboard);
    }
}
