package dev.jitsirenderer.monitoringlab;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.jitsirenderer.haproxylab.Eventually;
import dev.jitsirenderer.haproxylab.Lab;
import dev.jitsirenderer.haproxylab.Network;
import dev.jitsirenderer.haproxylab.Program;
import dev.jitsirenderer.haproxylab.Scratch;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Balance;
import dev.jitsirenderer.yaml.JsonText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An installation of one shard whose metrics a real Prometheus scrapes, together with those of the cluster. The
/// proxies are real; Prometheus finds everything as the rendered PodMonitors say.
public final class MonitoringLab implements AutoCloseable {

    static final int PROXIES = 2;
    static final int BRIDGES = 2;

    /// Enough for rates.
    private static final int SCRAPES = 3;

    /// What a cluster with the usual monitoring has besides. Each scrapes what its own charts and manifests let it:
    /// cert-manager's labels give way to those of its Pod.
    private static final List<ClusterJob> CLUSTER = List.of(
            new ClusterJob(Series.CADVISOR, "/metrics/cadvisor", true),
            new ClusterJob(Series.KUBE_STATE_METRICS, "/metrics", true),
            new ClusterJob(Series.CERT_MANAGER, "/metrics", false));

    private final Lab proxies;
    private final List<Manifest> manifests;
    private final Path directory = Scratch.create();
    private final Network network = Network.claim();
    private final int port;
    private final List<Exporter> exporters = new ArrayList<>();
    private final List<Target> targets;
    private final Prometheus prometheus;

    /// @param honoursLabels whether those of the series win over those of the target
    private record ClusterJob(Series series, String path, boolean honoursLabels) {}

    private MonitoringLab(Lab proxies) throws IOException {
        this.proxies = proxies;
        this.manifests = proxies.manifests();
        this.targets = Target.ofPodMonitors(manifests);
        this.port = network.freePorts(1).getFirst();
        this.prometheus = new Prometheus(
                new InetSocketAddress(network.address(2), port),
                checked(directory, configuration()),
                directory.resolve("data"));
    }

    public static void requirePrograms() {
        Lab.requirePrograms();
        Program.PROMETHEUS.require();
        Program.PROMTOOL.require();
    }

    /// Starts everything, and waits until everything was scraped a few times.
    ///
    /// @param settings in addition to those that turn monitoring on
    public static MonitoringLab start(String... settings) throws IOException {
        var proxies = Lab.start(
                Balance.CONSISTENT_HASH,
                1,
                PROXIES,
                Stream.concat(
                                Stream.of(
                                        "monitoring.enabled=true",
                                        "monitoring.prometheus.network=10.244.0.0/16",
                                        "jvb.autoscaling.minReplicas=" + BRIDGES),
                                Stream.of(settings))
                        .toArray(String[]::new));
        try {
            var lab = new MonitoringLab(proxies);
            lab.awaitScrapes();
            return lab;
        } catch (IOException | RuntimeException | AssertionError e) {
            proxies.close();
            throw e;
        }
    }

    /// What was rendered.
    public List<Manifest> manifests() {
        return manifests;
    }

    /// The names of all series that a query may name: scraped, recorded and those that Prometheus makes itself.
    public Set<String> exposedSeries() {
        return prometheus.names();
    }

    /// Where the PodMonitors lead to.
    List<Target> targets() {
        return targets;
    }

    Prometheus prometheus() {
        return prometheus;
    }

    @Override
    public void close() {
        prometheus.close();
        exporters.forEach(Exporter::close);
        proxies.close();
        network.close();
        Scratch.delete(directory);
    }

    /// Writes a configuration that promtool has nothing to say against.
    static Path checked(Path directory, Map<String, ?> configuration) throws IOException {
        // YAML is what Prometheus reads, and JSON is YAML.
        var file = Files.writeString(directory.resolve("prometheus.yml"), JsonText.indented(configuration));
        var result = Program.PROMTOOL.run(List.of("check", "config", file.toString()));
        if (result.exitCode() != 0) {
            throw new AssertionError(result.output());
        }
        return file;
    }

    private void awaitScrapes() {
        var scraped = "min(count_over_time(up[1m]))";
        try {
            Eventually.holds(
                    "everything was scraped",
                    () -> prometheus.query(scraped).stream().anyMatch(sample -> sample.value() >= SCRAPES));
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private Map<String, ?> configuration() throws IOException {
        var jobs = new ArrayList<Map<String, ?>>();
        for (var job : targets.stream()
                .collect(groupingBy(Target::job, TreeMap::new, toList()))
                .entrySet()) {
            var paths = job.getValue().stream().map(Target::path).distinct().toList();
            if (paths.size() != 1) {
                throw new AssertionError("one path for %s: %s".formatted(job.getKey(), paths));
            }
            var statics = new ArrayList<Map<String, ?>>();
            for (var target : job.getValue()) {
                statics.add(Map.of("targets", List.of(address(target)), "labels", target.labels()));
            }
            jobs.add(job(job.getKey(), paths.getFirst(), false, statics));
        }
        for (var job : CLUSTER) {
            var address = serve(job.path(), job.series().text());
            var labels = Map.of("namespace", "elsewhere", "pod", job.series().word() + "-0");
            jobs.add(job(
                    job.series().word(),
                    job.path(),
                    job.honoursLabels(),
                    List.of(Map.of("targets", List.of(address), "labels", labels))));
        }
        return Map.of(
                "global", Map.of("scrape_interval", "1s", "scrape_timeout", "1s", "evaluation_interval", "1s"),
                "rule_files", ruleFiles(),
                "scrape_configs", jobs);
    }

    /// What the Prometheus Operator makes of a PrometheusRule: its `spec` is a file of rules.
    private List<String> ruleFiles() throws IOException {
        var files = new ArrayList<String>();
        for (var manifest : manifests) {
            if (manifest.kind().equals("PrometheusRule")) {
                var file = directory.resolve("rules-%s.yml".formatted(manifest.name()));
                files.add(Files.writeString(
                                file,
                                JsonText.indented(
                                        Pod.mapping(manifest.object(), "spec").data()))
                        .toString());
            }
        }
        return files;
    }

    private static Map<String, ?> job(
            String name, String path, boolean honoursLabels, List<? extends Map<String, ?>> targets) {
        return Map.of("job_name", name, "metrics_path", path, "honor_labels", honoursLabels, "static_configs", targets);
    }

    private String address(Target target) throws IOException {
        if (!target.pod().component().equals("haproxy")) {
            return serve(target.path(), Series.of(target.pod().component()).text());
        }
        var index = Integer.parseInt(target.pod().name().replaceFirst(".*-", ""));
        return text(proxies.proxies().get(index).metrics());
    }

    private String serve(String path, String text) throws IOException {
        var address = new InetSocketAddress(network.address(10 + exporters.size()), port);
        exporters.add(new Exporter(address, path, text));
        return text(address);
    }

    private static String text(InetSocketAddress address) {
        return "%s:%d".formatted(address.getHostString(), address.getPort());
    }
}
