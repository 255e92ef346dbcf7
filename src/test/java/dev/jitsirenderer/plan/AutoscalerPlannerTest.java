package dev.jitsirenderer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.AdapterRule;
import dev.jitsirenderer.topology.BridgePool;
import dev.jitsirenderer.topology.BridgePool.PodMetric;
import dev.jitsirenderer.topology.BridgePool.ResourceMetric;
import dev.jitsirenderer.topology.ScaledObject;
import dev.jitsirenderer.topology.ScalingMetric;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AutoscalerPlannerTest {

    @ParameterizedTest
    @EnumSource(ScalingMetric.class)
    void everyCustomMetricIsServedByExactlyOneRule(ScalingMetric metric) {
        var autoscaler =
                bridges("metric: " + metric.word(), "cpu: 2").autoscalers().getFirst();

        var served = AdapterRules.of(List.of("jitsi")).stream().map(AdapterRule::as);
        assertThat(autoscaler.podMetrics().size() + autoscaler.resourceMetrics().size())
                .isEqualTo(1);
        assertThat(served)
                .doesNotHaveDuplicates()
                .containsAll(
                        autoscaler.podMetrics().stream().map(PodMetric::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "network, 2, 5M",
        "network, 4, 10M",
        "network, 500m, 1250k",
        "network, 333m, 832500",
        "network, 400, 1G",
        "bitrate, 2, 40M",
        "bitrate, 1500m, 30M",
        "stress, 2, 500m"
    })
    void theTargetFollowsFromTheMetricAndTheCpuRequest(String metric, String cpu, String target) {
        var autoscaler =
                bridges("metric: " + metric, "cpu: " + cpu).autoscalers().getFirst();

        assertThat(autoscaler.podMetrics()).extracting(PodMetric::averageValue).containsExactly(target);
    }

    @Test
    void cpuIsAPercentageOfTheRequest() {
        var byDefault = bridges("metric: cpu", "cpu: 2").autoscalers().getFirst();
        var asWritten =
                bridges("{metric: cpu, target: 75}", "cpu: 2").autoscalers().getFirst();

        assertThat(Stream.of(byDefault, asWritten).flatMap(autoscaler -> autoscaler.resourceMetrics().stream()))
                .containsExactly(new ResourceMetric("cpu", 60), new ResourceMetric("cpu", 75));
    }

    /// KEDA reads numbers, not quantities, and asks for one number for all bridges of a shard.
    @ParameterizedTest
    @CsvSource({"network, 5M, 5000000", "bitrate, 1.5M, 1500000", "stress, 650m, 0.65", "stress, 1, 1"})
    void kedaGetsTheTargetAsANumber(String metric, String target, String threshold) {
        var scaled = bridges("{metric: %s, target: %s, kind: ScaledObject}".formatted(metric, target), "cpu: 2")
                .scaledObjects();

        assertThat(scaled)
                .singleElement()
                .extracting(ScaledObject::triggers)
                .satisfies(triggers -> assertThat(triggers).singleElement().satisfies(trigger -> {
                    assertThat(trigger.metadata()).containsEntry("threshold", threshold);
                    assertThat(trigger.metadata()).containsEntry("ignoreNullValues", "false");
                    assertThat(trigger.metadata().get("query"))
                            .startsWith("sum(")
                            .contains("{namespace=\"jitsi\",pod=~\"shard-0-jvb-[0-9]+\"}")
                            .doesNotContain("<<");
                }));
    }

    @Test
    void oneKindScalesAndTheOtherIsAbsent() {
        assertThat(bridges("kind: HorizontalPodAutoscaler", "cpu: 2").scaledObjects())
                .isEmpty();
        assertThat(bridges("kind: ScaledObject", "cpu: 2").autoscalers()).isEmpty();
        assertThat(bridges("{kind: ScaledObject, enabled: false}", "cpu: 2").scaledObjects())
                .isEmpty();
    }

    private static BridgePool bridges(String autoscaling, String requests) {
        return Plans.of("""
                        domain: meet.example.com
                        monitoring: {enabled: true, prometheus: {network: 10.244.0.0/16}}
                        jvb:
                          autoscaling: %s
                          resources: {requests: {%s}}
                        """.formatted(autoscaling.startsWith("{") ? autoscaling : "{" + autoscaling + "}", requests))
                .shards()
                .getFirst()
                .bridges();
    }
}
