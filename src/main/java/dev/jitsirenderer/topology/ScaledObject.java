package dev.jitsirenderer.topology;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What KEDA makes the HorizontalPodAutoscaler of a workload from.
///
/// @param apiVersion that every cluster with KEDA has
/// @param autoscaler the name of that HorizontalPodAutoscaler
/// @param target the StatefulSet that is scaled
public record ScaledObject(
        String apiVersion,
        ObjectMeta metadata,
        String autoscaler,
        String target,
        int minReplicas,
        int maxReplicas,
        List<Trigger> triggers,
        ScalingBehavior behavior) {

    public static final String API_VERSION = "keda.sh/v1alpha1";

    public static final String KIND = "ScaledObject";

    /// Where one number comes from, and what it is compared with.
    ///
    /// @param type of KEDA's scaler, such as `prometheus`
    /// @param metricType how the number is compared: `AverageValue` divides it by the Pods first
    /// @param metadata settings of the scaler, all of them text
    public record Trigger(String type, String metricType, SortedMap<String, String> metadata) {

        public Trigger {
            metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        }
    }
}
