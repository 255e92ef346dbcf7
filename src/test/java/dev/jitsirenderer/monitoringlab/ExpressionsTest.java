package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.haproxylab.Program;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionsTest {

    private static final List<Manifest> OBJECTS = manifests("""
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: jitsi}
            spec:
              groups:
                - name: bridges
                  rules:
                    - record: jitsi:bridges
                      expr: count(jitsi_jvb_healthy)
                    - alert: BridgesAway
                      expr: jitsi:bridges < 1 or ALERTS{alertstate="firing"} and jitsi_jvb_helthy
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: dashboard}
            data:
              bridges.json: |
                {"panels": [{"panels": [{"targets": [
                   {"expr": "sum by (pod) (rate(jitsi_jvb_bytes_sent_total{pod=~\\"$pod\\"}[$__rate_interval]))"},
                   {"expr": "topk($n, jitsi_jvb_stress[${window}])"}]}]}],
                 "templating": {"list": [
                   {"query": "label_values(jitsi_jvb_gone{namespace=\\"$namespace\\"}, pod)"},
                   {"query": {"query": "label_values(jitsi_jvb_stress, pod)"}},
                   {"query": "prometheus"}]}}
              config.js: no expression
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: rules}
            data:
              jitsi.yaml: |
                groups:
                  - name: shards
                    rules:
                      - {alert: ShardDown, expr: haproxy_server_status == 1}
            """);

    @TempDir
    Path directory;

    @BeforeAll
    static void needsPromtool() {
        Program.PROMTOOL.require();
    }

    @Test
    void areFoundWhereverTheyStand() {
        assertThat(Expressions.in(OBJECTS).all())
                .extracting(Expressions.Expression::text)
                .containsExactly(
                        "count(jitsi_jvb_healthy)",
                        "jitsi:bridges < 1 or ALERTS{alertstate=\"firing\"} and jitsi_jvb_helthy",
                        "sum by (pod) (rate(jitsi_jvb_bytes_sent_total{pod=~\"$pod\"}[$__rate_interval]))",
                        "topk($n, jitsi_jvb_stress[${window}])",
                        "jitsi_jvb_gone{namespace=\"$namespace\"}",
                        "jitsi_jvb_stress",
                        "haproxy_server_status == 1");
    }

    @Test
    void nameSeriesThatSomebodyExposes() {
        var exposed =
                Set.of("jitsi_jvb_healthy", "jitsi_jvb_bytes_sent_total", "jitsi_jvb_stress", "haproxy_server_status");

        assertThat(Expressions.in(OBJECTS).unknownSeries(exposed))
                .containsExactly(
                        "PrometheusRule jitsi, BridgesAway, names jitsi_jvb_helthy, which nobody exposes",
                        "ConfigMap dashboard, bridges.json, names jitsi_jvb_gone, which nobody exposes");
    }

    @Test
    void areReadByPromtool() throws IOException {
        assertThat(Expressions.in(OBJECTS.subList(0, 1)).syntaxErrors(directory))
                .isEmpty();
        assertThat(Expressions.in(OBJECTS).syntaxErrors(directory))
                .contains("expected type instant vector in aggregation expression, got range vector");
    }

    private static List<Manifest> manifests(String yaml) {
        return switch (YamlReader.readAll(yaml.getBytes(StandardCharsets.UTF_8), "objects.yaml")) {
            case Checked.Accepted<List<Node>>(var nodes) ->
                nodes.stream()
                        .map(node -> new Manifest(Manifest.SHARED, "monitoring", (Mapping) node))
                        .toList();
            case Checked.Rejected<List<Node>>(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
