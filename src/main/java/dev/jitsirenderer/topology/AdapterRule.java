package dev.jitsirenderer.topology;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One rule of the Prometheus Adapter: how a metric of the custom metrics API is found in Prometheus and computed.
///
/// @param seriesQuery the series whose presence makes the metric exist, as Prometheus' `/api/v1/series` takes it
/// @param resources by the label that names them: the Kubernetes resources, in the singular, that have the metric
/// @param matches a regular expression of the names of such series
/// @param as what the custom metrics API calls the metric
/// @param metricsQuery PromQL with `<<.LabelMatchers>>` and `<<.GroupBy>>`, which the adapter fills in
public record AdapterRule(
        String seriesQuery, SortedMap<String, String> resources, String matches, String as, String metricsQuery) {

    public AdapterRule {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }
}
