package dev.jitsirenderer.monitoringlab;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A metric of Pods in the custom metrics API, as the Prometheus Adapter computes it by one of its rules.
///
/// @param seriesQuery the series that must be there for the metric to exist
/// @param metricsQuery PromQL with `<<.Series>>`, `<<.LabelMatchers>>` and `<<.GroupBy>>`
/// @param series whose name `<<.Series>>` stands for
record CustomMetric(String seriesQuery, String series, String metricsQuery) {

    private static final Pattern LEFT = Pattern.compile("<<[^>]*>>");

    /// The value of each Pod that has one, as the adapter asks for when an autoscaler asks it.
    Map<String, Double> of(Collection<String> pods, String namespace, Prometheus prometheus, Instant time) {
        var values = new TreeMap<String, Double>();
        if (prometheus.query(seriesQuery, time).isEmpty()) {
            return values;
        }
        for (var sample : prometheus.query(expression(pods, namespace), time)) {
            values.put(sample.labels().getOrDefault("pod", ""), sample.value());
        }
        return values;
    }

    private String expression(Collection<String> pods, String namespace) {
        var expression = metricsQuery
                .replace("<<.Series>>", series)
                .replace(
                        "<<.LabelMatchers>>",
                        "namespace=\"%s\",pod=~\"%s\"".formatted(namespace, String.join("|", pods)))
                .replace("<<.GroupBy>>", "pod");
        if (LEFT.matcher(expression).find()) {
            throw new AssertionError("the adapter would leave " + expression);
        }
        return expression;
    }
}
