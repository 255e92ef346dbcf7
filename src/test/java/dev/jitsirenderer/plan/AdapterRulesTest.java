package dev.jitsirenderer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jitsirenderer.topology.AdapterRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdapterRulesTest {

    @Test
    void computeEveryMetricForThePodsThatAreAskedFor() {
        var rules = AdapterRules.of(List.of("jitsi"));

        var resources = new TreeMap<>(Map.of("namespace", "namespace", "pod", "pod"));
        assertThat(rules)
                .containsExactly(
                        new AdapterRule(
                                "container_network_receive_bytes_total{namespace=~\"jitsi\",pod!=\"\"}",
                                resources,
                                "^container_network_receive_bytes_total$",
                                "jitsi_pod_network_bytes_per_second",
                                "sum by (<<.GroupBy>>) (max by (<<.GroupBy>>, interface)"
                                        + " (rate(container_network_receive_bytes_total{<<.LabelMatchers>>}[2m])))"
                                        + " + sum by (<<.GroupBy>>) (max by (<<.GroupBy>>, interface)"
                                        + " (rate(container_network_transmit_bytes_total{<<.LabelMatchers>>}[2m])))"),
                        new AdapterRule(
                                "jitsi_jvb_incoming_bitrate{namespace=~\"jitsi\",pod!=\"\"}",
                                resources,
                                "^jitsi_jvb_incoming_bitrate$",
                                "jitsi_jvb_bits_per_second",
                                "max by (<<.GroupBy>>) (jitsi_jvb_incoming_bitrate{<<.LabelMatchers>>})"
                                        + " + max by (<<.GroupBy>>) (jitsi_jvb_outgoing_bitrate{<<.LabelMatchers>>})"),
                        new AdapterRule(
                                "jitsi_jvb_stress{namespace=~\"jitsi\",pod!=\"\"}",
                                resources,
                                "^jitsi_jvb_stress$",
                                "jitsi_jvb_stress",
                                "max by (<<.GroupBy>>) (jitsi_jvb_stress{<<.LabelMatchers>>})"));
    }

    @Test
    void findTheSeriesOfSeveralInstallations() {
        var rules = AdapterRules.of(List.of("jitsi", "jitsi-test"));

        assertThat(rules)
                .extracting(AdapterRule::seriesQuery)
                .allSatisfy(query -> assertThat(query).contains("{namespace=~\"jitsi|jitsi-test\","));
    }

    @Test
    void refuseToServeNobody() {
        assertThatThrownBy(() -> AdapterRules.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
