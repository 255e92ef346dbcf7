package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AdapterRule;
import java.util.Arrays;
import java.util.List;

/// The rules by which a Prometheus Adapter offers everything that an autoscaler of bridges may look at.
public final class AdapterRules {

    private AdapterRules() {}

    /// One rule for each metric, all of them whatever the autoscalers use now: a rule without readers costs nothing.
    ///
    /// @param namespaces of installations, at least one: an adapter reads a single configuration, so one that
    /// serves several installations has the rules for all of them
    public static List<AdapterRule> of(List<String> namespaces) {
        if (namespaces.isEmpty()) {
            throw new IllegalArgumentException("rules need a namespace");
        }
        return Arrays.stream(BridgeMetric.values())
                .map(metric -> metric.adapterRule(namespaces))
                .toList();
    }
}
