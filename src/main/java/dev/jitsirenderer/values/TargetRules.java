package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.topology.ScalingMetric;

/// What an autoscaler aims at is in the unit of its metric: a target in another one would never be reached, or always.
final class TargetRules {

    /// Takes what a rule says, and the values that it compares.
    @FunctionalInterface
    interface Rejection {
        void reject(String message, String... paths);
    }

    /// What a target may be. The smallest is less than one participant causes (`8k` where `8M` was meant), the largest
    /// more than the network of a node carries.
    ///
    /// @param shape a regular expression of what is written
    private record Bounds(Quantity min, Quantity max, String unit, String shape) {

        private static final String ANY = ".*";

        static Bounds of(ScalingMetric metric) {
            return switch (metric) {
                case NETWORK -> of("10k", "5G", "bytes per second such as 8M", ANY);
                case BITRATE -> of("100k", "40G", "bits per second such as 64M", ANY);
                case STRESS -> of("10m", "1", "a fraction of what a bridge can carry such as 500m", ANY);
                case CPU -> of("1", "100", "percent of the CPU request such as 60", "[0-9]+");
            };
        }

        private static Bounds of(String min, String max, String unit, String shape) {
            return new Bounds(Quantity.of(min), Quantity.of(max), unit, shape);
        }

        boolean hold(Quantity target) {
            return target.text().matches(shape) && target.compareTo(min) >= 0 && target.compareTo(max) <= 0;
        }
    }

    /// The smallest CPU request that a target is derived from. Nothing runs on less.
    private static final Quantity SMALLEST_REQUEST = Quantity.of("10m");

    private final Values values;
    private final Rejection rejection;

    TargetRules(Values values, Rejection rejection) {
        this.values = values;
        this.rejection = rejection;
    }

    /// @param key of the bridges: `jvb`, or `shards.<n>.jvb`
    void check(String key, BridgeValues jvb) {
        var scaling = jvb.autoscaling();
        scaling.target().ifPresent(target -> target(key, scaling.metric(), target));
        request(key, jvb);
        if (needsBridgeMetrics(scaling) && !values.monitoring().enabled()) {
            rejection.reject(
                    "%s.autoscaling.metric %s needs monitoring.enabled, the bridges are not scraped without it"
                            .formatted(key, scaling.metric().word()),
                    key + ".autoscaling.metric",
                    "monitoring.enabled");
        }
    }

    private void target(String key, ScalingMetric metric, Quantity target) {
        var bounds = Bounds.of(metric);
        if (!bounds.hold(target)) {
            rejection.reject(
                    "%s.autoscaling.target must be %s..%s with metric %s, %s, got \"%s\""
                            .formatted(key, bounds.min(), bounds.max(), metric.word(), bounds.unit(), target),
                    key + ".autoscaling.target",
                    key + ".autoscaling.metric");
        }
    }

    private void request(String key, BridgeValues jvb) {
        var request = jvb.workload().resources().requests().get("cpu");
        var path = key + ".resources.requests.cpu";
        var metric = jvb.autoscaling().metric();
        if (metric == ScalingMetric.CPU && request == null) {
            rejection.reject(path + " is missing, metric cpu is a percentage of it", path, key + ".autoscaling.metric");
        }
        if (!followsFromRequest(jvb.autoscaling())) {
            return;
        }
        if (request == null) {
            rejection.reject(
                    "%s is missing, %s.autoscaling.target follows from it; or set that".formatted(path, key),
                    path,
                    key + ".autoscaling.target",
                    key + ".autoscaling.metric");
        } else if (request.compareTo(SMALLEST_REQUEST) < 0) {
            rejection.reject(
                    "%s must be at least %s, %s.autoscaling.target follows from it; or set that, got \"%s\""
                            .formatted(path, SMALLEST_REQUEST, key, request),
                    path);
        }
    }

    private static boolean followsFromRequest(AutoscalingValues scaling) {
        return scaling.enabled()
                && scaling.target().isEmpty()
                && (scaling.metric() == ScalingMetric.NETWORK || scaling.metric() == ScalingMetric.BITRATE);
    }

    private static boolean needsBridgeMetrics(AutoscalingValues scaling) {
        return scaling.enabled()
                && (scaling.metric() == ScalingMetric.BITRATE || scaling.metric() == ScalingMetric.STRESS);
    }
}
