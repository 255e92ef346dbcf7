package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Topology;
import dev.jitsirenderer.values.Values;

/// Plans what an environment renders: the one place that knows what it is.
public final class TopologyPlanner {

    private TopologyPlanner() {}

    /// @param capabilities decide the versions of kinds that not every cluster has alike
    public static Topology plan(Values values, Capabilities capabilities) {
        return values.isMonitoringStack()
                ? new MonitoringStackPlanner(values).plan()
                : InstallationPlanner.plan(values, capabilities);
    }
}
