package dev.jitsirenderer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {

    @Test
    void whatIsUnknownIsOffered() {
        assertThat(Capabilities.UNKNOWN.offers("monitoring.coreos.com/v1", "PodMonitor"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, true",
        "apps/v1, ReplicaSet, false",
        "v1, Service, true",
        "v1, Pod, false",
        "policy/v1, PodDisruptionBudget, true",
        "batch/v1, Job, false",
        "apps/v1beta1, Deployment, false"
    })
    void listOfTheWholeClusterIsComplete(String apiVersion, String kind, boolean isOffered) {
        var cluster = capabilities("v1, v1/Service,apps/v1,apps/v1/Deployment,policy/v1");

        assertThat(cluster.offers(apiVersion, kind)).isEqualTo(isOffered);
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, true",
        "v1, Service, true",
        "monitoring.coreos.com/v1, PodMonitor, true",
        "monitoring.coreos.com/v1alpha1, AlertmanagerConfig, false",
        "gateway.networking.k8s.io/v1, HTTPRoute, false"
    })
    void listOfAddOnsAddsToKubernetes(String apiVersion, String kind, boolean isOffered) {
        assertThat(capabilities("monitoring.coreos.com/v1").offers(apiVersion, kind))
                .isEqualTo(isOffered);
    }

    @Test
    void prefersTheFirstVersionThatHasAllKinds() {
        var versions = List.of("example.com/v2", "example.com/v1");

        assertThat(capabilities("example.com/v1/A,example.com/v1/B,example.com/v2/A")
                        .prefer(versions, "A", "B"))
                .isEqualTo("example.com/v1");
        assertThat(capabilities("other.com/v1").prefer(versions, "A", "B")).isEqualTo("example.com/v2");
    }

    @ParameterizedTest
    @CsvSource({"1.33, 1, 33", "v1.31.2-gke.1000, 1, 31", "1.30+, 1, 30", "2.0.0, 2, 0"})
    void readsVersionsOfAllVendors(String text, int major, int minor) {
        assertThat(KubernetesVersion.parse(text)).contains(new KubernetesVersion(major, minor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one.two", "1.x", "1.33 ", "-1.33", "1.33beta"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(KubernetesVersion.parse(text)).isEmpty();
    }

    private static Capabilities capabilities(String apiVersions) {
        return new Capabilities(Optional.empty(), Capabilities.parseApiVersions(apiVersions));
    }
}
