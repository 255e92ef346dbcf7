package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus has once an installation is scraped.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrapingTest {

    @TempDir
    Path directory;

    private MonitoringLab lab;

    @BeforeAll
    void start() throws IOException {
        MonitoringLab.requirePrograms();
        lab = MonitoringLab.start();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void reachesEveryPodThatServesMetrics() {
        var reached = lab.prometheus().targets();

        assertThat(reached).allSatisfy(target -> assertThat(target.error()).isEmpty());
        assertThat(reached).allSatisfy(target -> assertThat(target.health()).isEqualTo("up"));
        assertThat(lab.prometheus().values("pod", "up{namespace=\"jitsi\"} == 1"))
                .containsExactly(
                        "haproxy-0",
                        "haproxy-1",
                        "shard-0-jicofo-7f6d9c5b8d-x2k4p",
                        "shard-0-jvb-0",
                        "shard-0-jvb-1",
                        "shard-0-prosody-7f6d9c5b8d-x2k4p");
    }

    @Test
    void saysOfEachSeriesWhoseItIs() {
        var prometheus = lab.prometheus();

        assertThat(prometheus.query("jitsi_jvb_stress"))
                .extracting(Prometheus.Sample::labels)
                .allSatisfy(labels -> assertThat(labels)
                        .containsEntry("namespace", "jitsi")
                        .containsEntry("container", "jvb")
                        .containsEntry("job", "jitsi/jvb")
                        .containsEntry("app_kubernetes_io_component", "jvb")
                        .containsEntry("app_kubernetes_io_instance", "jitsi")
                        .containsEntry("jitsi_renderer_shard", "0"))
                .extracting(labels -> labels.get("pod"))
                .containsExactlyInAnyOrder("shard-0-jvb-0", "shard-0-jvb-1");
        for (var series : List.of("jitsi_jicofo_conferences", "prosody_mod_c2s__connections")) {
            assertThat(prometheus.values("jitsi_renderer_shard", series)).containsExactly("0");
        }
        assertThat(prometheus.query("haproxy_sticktable_size"))
                .hasSize(MonitoringLab.PROXIES)
                .extracting(Prometheus.Sample::labels)
                .allSatisfy(labels -> assertThat(labels)
                        .containsEntry("app_kubernetes_io_component", "haproxy")
                        .doesNotContainKey("jitsi_renderer_shard"));
    }

    @Test
    void keepsTheNamesThatComponentsGive() throws IOException {
        var known = new TreeSet<String>();
        for (var series : Series.values()) {
            known.addAll(series.names());
        }

        var exposed = new TreeSet<>(lab.exposedSeries());

        assertThat(exposed).containsAll(known);
        exposed.removeAll(known);
        assertThat(exposed).allMatch(name -> name.matches("haproxy_.*|scrape_.*|up|ALERTS(_FOR_STATE)?"));
    }

    @Test
    void letsTheClusterSpeakOfThePodsOfTheInstallation() {
        var prometheus = lab.prometheus();

        assertThat(prometheus.values("pod", "container_network_receive_bytes_total{namespace=\"jitsi\"}"))
                .containsAll(prometheus.values("pod", "up{namespace=\"jitsi\"}"));
        assertThat(prometheus.values("pod", "kube_pod_status_ready{namespace=\"jitsi\"}"))
                .containsAll(prometheus.values("pod", "up{namespace=\"jitsi\"}"));
        assertThat(prometheus.values("exported_namespace", "certmanager_certificate_expiration_timestamp_seconds"))
                .isEqualTo(Set.of("jitsi"));
    }

    /// An alert or a panel on a series that nobody serves would be silent for ever.
    @Test
    void servesEverySeriesThatIsAskedFor() throws IOException {
        var expressions = Expressions.in(lab.manifests());

        assertThat(expressions.all()).hasSizeGreaterThan(100);
        assertThat(expressions.unknownSeries(lab.exposedSeries())).isEmpty();
        assertThat(expressions.syntaxErrors(directory)).isEmpty();
    }
}
