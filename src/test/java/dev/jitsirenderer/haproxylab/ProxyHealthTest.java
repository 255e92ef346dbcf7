package dev.jitsirenderer.haproxylab;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What Kubernetes and Prometheus ask the proxies.
@QuarkusTest
class ProxyHealthTest {

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void knowsTheProxyFromTheShardsBehindIt() throws IOException {
        var table = new Table("Liveness and readiness of a proxy", "state", "/healthz", "/readyz", "a request");
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, 1, 1)) {
            var both = state(lab, table, "nginx and Prosody answer");

            lab.pod(0).prosody(false);
            lab.awaitDown(0);
            var noProsody = state(lab, table, "Prosody is away");

            lab.pod(0).prosody(true);
            lab.awaitShards(1);
            var again = state(lab, table, "both answer again");

            lab.kill(0);
            lab.awaitDown(0);
            var noNginx = state(lab, table, "nginx is away");

            assertThat(both).isEqualTo("200 200 200");
            assertThat(noProsody).isEqualTo("200 503 503");
            assertThat(again).isEqualTo(both);
            assertThat(noNginx).isEqualTo(noProsody);
        } finally {
            table.print();
        }
    }

    @Test
    void tellsPrometheusHowFullTheTableIs() throws IOException {
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, 2, 1)) {
            Client.ask(lab.entrances().getFirst(), "/http-bind?room=standup");

            var metrics = get(lab, "/metrics").asString().lines();

            assertThat(metrics.filter(line -> line.startsWith("haproxy_sticktable")))
                    .containsExactly(
                            "haproxy_sticktable_size{name=\"shards\",type=\"binary\"} 100000",
                            "haproxy_sticktable_used{name=\"shards\",type=\"binary\"} 1");
            assertThat(get(lab, "/stats").statusCode()).isEqualTo(200);
        }
    }

    private static String state(Lab lab, Table table, String what) {
        var alive = get(lab, "/healthz").statusCode();
        var ready = get(lab, "/readyz").statusCode();
        var answer = Client.ask(lab.entrances().getFirst(), "/standup").status();
        table.row(what, alive, ready, answer);
        return "%d %d %d".formatted(alive, ready, answer);
    }

    private static Response get(Lab lab, String path) {
        var metrics = lab.proxy(0).metrics();
        return given().baseUri("http://%s:%d".formatted(metrics.getHostString(), metrics.getPort()))
                .get(path);
    }
}
