package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.haproxylab.Network;
import dev.jitsirenderer.haproxylab.Program;
import dev.jitsirenderer.haproxylab.Scratch;
import dev.jitsirenderer.plan.AdapterRules;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.AdapterRule;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.yaml.Mapping;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From the load of bridges to the number of bridges: what Prometheus has, what the adapter's rules make of it, and
/// what
/// the rendered autoscaler then wants.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AutoscalingTest {

    private static final List<String> BRIDGES = List.of("shard-0-jvb-0", "shard-0-jvb-1");

    /// Of the load, what is received; the rest is sent.
    private static final double RECEIVED = 0.25;

    /// Of the traffic, what takes the second interface of a Pod that has two.
    private static final double BESIDE = 0.125;

    private Path directory;
    private Network network;
    private Prometheus prometheus;

    /// An installation in a namespace of its own, with the same load on each bridge: so many times what its autoscaler
    /// aims at.
    enum Load {
        NONE("idle", 0),
        TARGET("at-target", 1),
        TWICE("at-twice-the-target", 2);

        private final String namespace;
        private final double factor;

        Load(String namespace, double factor) {
            this.namespace = namespace;
            this.factor = factor;
        }

        static List<String> namespaces() {
            return Arrays.stream(values()).map(load -> load.namespace).toList();
        }
    }

    @BeforeAll
    void start() throws IOException {
        Program.PROMETHEUS.require();
        Program.PROMTOOL.require();
        directory = Scratch.create();
        network = Network.claim();
        var data = Files.createDirectory(directory.resolve("data"));
        history().write(data);
        var configuration = MonitoringLab.checked(directory, Map.of("scrape_configs", List.of()));
        prometheus = new Prometheus(
                new InetSocketAddress(network.address(2), network.freePorts(1).getFirst()), configuration, data);
    }

    @AfterAll
    void stop() {
        prometheus.close();
        network.close();
        Scratch.delete(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "jitsi_pod_network_bytes_per_second, 8_000_000",
        "jitsi_jvb_bits_per_second, 64_000_000",
        "jitsi_jvb_stress, 0.8"
    })
    void offersEachLoadOfEachBridge(String metric, String target) {
        for (var load : Load.values()) {
            var values = metric(metric).of(BRIDGES, load.namespace, prometheus, History.END);

            var expected = load.factor * Double.parseDouble(target.replace("_", ""));
            assertThat(values).containsOnlyKeys(BRIDGES);
            assertThat(values.values()).allSatisfy(value -> assertThat(value).isCloseTo(expected, within(0.001)));
        }
    }

    @ParameterizedTest
    @CsvSource({"network, 8M", "bitrate, 64M", "stress, 800m"})
    void wantsAsManyBridgesAsTheLoadNeeds(String metric, String aim) throws IOException {
        var spec = autoscaler("jvb.autoscaling.metric=" + metric, "jvb.autoscaling.target=" + aim);
        var pods = Pod.mapping(Pod.items(spec, "metrics").getFirst(), "pods");
        var target = Pod.mapping(pods, "target");
        assertThat(target.text("type")).contains("AverageValue");
        var autoscaler = new Autoscaler(
                Double.parseDouble(
                        Quantity.of(target.text("averageValue").orElseThrow()).plain()),
                Integer.parseInt(spec.text("minReplicas").orElseThrow()),
                Integer.parseInt(spec.text("maxReplicas").orElseThrow()));
        var custom = metric(Pod.mapping(pods, "metric").text("name").orElseThrow());

        assertThat(desired(autoscaler, custom, Load.NONE)).isEqualTo(1);
        assertThat(desired(autoscaler, custom, Load.TARGET)).isEqualTo(BRIDGES.size());
        assertThat(desired(autoscaler, custom, Load.TWICE)).isEqualTo(2 * BRIDGES.size());
    }

    private int desired(Autoscaler autoscaler, CustomMetric metric, Load load) {
        return autoscaler.desired(
                metric.of(BRIDGES, load.namespace, prometheus, History.END).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jitsi_pod_network_bytes_per_second", "jitsi_jvb_bits_per_second", "jitsi_jvb_stress"})
    void saysNothingOfABridgeThatIsNotThere(String metric) {
        var pods = List.of("shard-0-jvb-0", "shard-0-jvb-7");

        assertThat(metric(metric).of(pods, Load.TARGET.namespace, prometheus, History.END))
                .containsOnlyKeys("shard-0-jvb-0");
    }

    @Test
    void knowsOnlyItsInstallations() {
        var elsewhere = AdapterRules.of(List.of("elsewhere"));

        assertThat(elsewhere)
                .allSatisfy(rule -> assertThat(metric(rule).of(BRIDGES, "elsewhere", prometheus, History.END))
                        .isEmpty());
    }

    private static History history() {
        var history = new History();
        for (var load : Load.values()) {
            for (var bridge : BRIDGES) {
                // Two jobs may scrape a kubelet. That must not double the load.
                for (var job : List.of("kubelet", "cadvisor")) {
                    traffic(history, load, bridge, job);
                }
                var own = Map.of("namespace", load.namespace, "pod", bridge, "job", "jitsi/jvb");
                history.gauge("jitsi_jvb_incoming_bitrate", own, load.factor * RECEIVED * 64e6)
                        .gauge("jitsi_jvb_outgoing_bitrate", own, load.factor * (1 - RECEIVED) * 64e6)
                        .gauge("jitsi_jvb_stress", own, load.factor * 0.8);
            }
        }
        return history;
    }

    private static void traffic(History history, Load load, String bridge, String job) {
        for (var share : Map.of("eth0", 1 - BESIDE, "net1", BESIDE).entrySet()) {
            var labels = Map.of("namespace", load.namespace, "pod", bridge, "interface", share.getKey(), "job", job);
            var bytes = load.factor * share.getValue() * 8e6;
            history.counter("container_network_receive_bytes_total", labels, RECEIVED * bytes)
                    .counter("container_network_transmit_bytes_total", labels, (1 - RECEIVED) * bytes);
        }
    }

    private static CustomMetric metric(String name) {
        return AdapterRules.of(Load.namespaces()).stream()
                .filter(rule -> rule.as().equals(name))
                .map(AutoscalingTest::metric)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule serves " + name));
    }

    private static CustomMetric metric(AdapterRule rule) {
        return new CustomMetric(rule.seriesQuery(), rule.seriesQuery().replaceFirst("\\{.*", ""), rule.metricsQuery());
    }

    private Mapping autoscaler(String... settings) throws IOException {
        var environment = Files.createDirectories(directory.resolve("environment"));
        Files.writeString(environment.resolve("values.yaml"), """
                domain: meet.example.com
                image:
                  tag: stable-11146-2
                jvb:
                  autoscaling:
                    minReplicas: 1
                monitoring:
                  enabled: true
                  prometheus:
                    network: 10.244.0.0/16
                """);
        var checked = Renderer.render(Request.of(environment).withSettings(List.of(settings)));
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<List<Manifest>>) checked)
                .value().stream()
                        .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                        .map(manifest -> Pod.mapping(manifest.object(), "spec"))
                        .findFirst()
                        .orElseThrow();
    }
}
