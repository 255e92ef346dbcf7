package dev.jitsirenderer.monitoringlab;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TargetTest {

    @TempDir
    Path directory;

    /// Queries need not know how Prometheus found a Pod.
    @Test
    void isTheSameByAnnotationsAsByPodMonitors() throws IOException {
        var byMonitors = Target.ofPodMonitors(rendered("PodMonitor"));
        var byAnnotations = Target.ofAnnotations(rendered("annotations"));

        assertThat(byMonitors).isNotEmpty();
        assertThat(places(byAnnotations)).isEqualTo(places(byMonitors));
        for (var target : byMonitors) {
            var labels = Map.copyOf(target.labels()).entrySet().stream()
                    .filter(label -> !Set.of("container", "endpoint").contains(label.getKey()))
                    .toList();
            assertThat(byAnnotations)
                    .filteredOn(other -> other.pod().name().equals(target.pod().name()))
                    .allSatisfy(other -> assertThat(other.labels().entrySet()).containsAll(labels));
        }
    }

    private static Set<List<?>> places(List<Target> targets) {
        return targets.stream()
                .map(target -> List.of(target.pod().name(), target.port(), target.path()))
                .collect(toSet());
    }

    private List<Manifest> rendered(String scrape) throws IOException {
        // In a directory of its own: neighbours would be taken for environments of the same cluster.
        var environment = Files.createDirectories(directory.resolve("environment"));
        Files.writeString(environment.resolve("values.yaml"), """
                domain: meet.example.com
                image:
                  tag: stable-11146-2
                monitoring:
                  enabled: true
                  prometheus:
                    network: 10.244.0.0/16
                """);
        var checked = Renderer.render(Request.of(environment).withSettings(List.of("monitoring.scrape=" + scrape)));
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<List<Manifest>>) checked).value();
    }
}
