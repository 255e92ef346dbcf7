package dev.jitsirenderer.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A series as Prometheus stores it, with the labels that our PodMonitors give.
record Series(String metric, Map<String, String> labels, double value) {

    private static final Path TEXTS = Path.of("src/test/resources/metrics");

    /// Its text names the one shard and its Pods; the labels of other components come with the scrape.
    private static final List<String> OF_KUBERNETES = List.of("kube-state-metrics", "cadvisor");

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");

    /// The beginning of an object's name.
    private static final Pattern OBJECT = Pattern.compile("^(shard|haproxy)-[0-9]");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /// A Pod that is scraped.
    private record Target(String component, String shard, String pod) {

        Map<String, String> labels() {
            var labels = new LinkedHashMap<String, String>();
            labels.put("namespace", "jitsi");
            labels.put("pod", pod);
            labels.put("job", "jitsi/" + component);
            labels.put("app_kubernetes_io_component", component);
            labels.put("app_kubernetes_io_instance", "jitsi");
            if (!shard.isEmpty()) {
                labels.put("jitsi_renderer_shard", shard);
            }
            return labels;
        }
    }

    /// What Prometheus has of two shards with two bridges each and two proxies, one alert included.
    static List<Series> ofTwoShards() throws IOException {
        var series = new ArrayList<Series>();
        for (var component : OF_KUBERNETES) {
            for (var line : text(component).toList()) {
                series.add(parse(line, Map.of()));
                series.add(parse(line.replace("shard-0-", "shard-1-"), Map.of()));
            }
        }
        // The names of Pods that a Deployment gives, as in the text of kube-state-metrics.
        var pods = series.stream()
                .filter(sample -> sample.metric().equals("kube_pod_container_info"))
                .collect(Collectors.groupingBy(
                        sample -> sample.label("container"),
                        Collectors.mapping(sample -> sample.label("pod"), Collectors.toList())));
        for (var entry : pods.entrySet()) {
            if (entry.getKey().equals("web")) {
                continue;
            }
            for (var pod : entry.getValue().stream().distinct().toList()) {
                var shard = pod.startsWith("shard-") ? pod.substring(6, 7) : "";
                series.addAll(scrape(new Target(entry.getKey(), shard, pod)));
            }
        }
        series.addAll(scrape(new Target("haproxy", "", "haproxy-1")));
        series.add(new Series(
                "ALERTS",
                Map.of(
                        "alertname", "Example",
                        "alertstate", "firing",
                        "severity", "critical",
                        "namespace", "jitsi",
                        "shard", "0",
                        "pod", "shard-0-jvb-0"),
                1));
        return List.copyOf(series.stream()
                .collect(Collectors.toMap(
                        Series::selector, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values());
    }

    /// The same of another installation.
    ///
    /// @param prefix of the names of all its objects
    Series of(String installation, String prefix) {
        var renamed = new LinkedHashMap<>(labels);
        renamed.replaceAll((_, value) -> OBJECT.matcher(value).replaceFirst(prefix + "$0"));
        renamed.replace("app_kubernetes_io_instance", installation);
        renamed.replace("installation", installation);
        return new Series(metric, renamed, value);
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    String selector() {
        return labels.entrySet().stream()
                .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(",", metric + "{", "}"));
    }

    private static List<Series> scrape(Target target) throws IOException {
        var series = new ArrayList<Series>();
        series.add(new Series("up", target.labels(), 1));
        text(target.component()).map(line -> parse(line, target.labels())).forEach(series::add);
        return series;
    }

    private static Stream<String> text(String component) throws IOException {
        return Files.readAllLines(TEXTS.resolve(component + ".txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static Series parse(String line, Map<String, String> ofTarget) {
        var sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalStateException("no sample: " + line);
        }
        var labels = new LinkedHashMap<>(ofTarget);
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2))
                    .results()
                    .filter(label -> !label.group(2).isEmpty())
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        var value = sample.group(3).replace("Inf", "Infinity").replace("+", "");
        return new Series(sample.group(1), labels, Double.parseDouble(value));
    }
}
