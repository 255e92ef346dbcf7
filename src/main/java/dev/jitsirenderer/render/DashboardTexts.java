package dev.jitsirenderer.render;

import static java.util.stream.Collectors.toMap;

import dev.jitsirenderer.topology.Dashboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The dashboards as Grafana reads them. No templates: what differs between installations is chosen in Grafana.
final class DashboardTexts {

    private static final Map<Dashboard, String> TEXTS =
            Arrays.stream(Dashboard.values()).collect(toMap(Function.identity(), DashboardTexts::read));

    private DashboardTexts() {}

    /// The key and the content of a ConfigMap.
    static Map<String, String> of(Dashboard dashboard) {
        return Map.of(dashboard.fileName(), Objects.requireNonNull(TEXTS.get(dashboard)));
    }

    private static String read(Dashboard dashboard) {
        var resource = "/grafana/%s.json".formatted(dashboard.word());
        try (var stream = Objects.requireNonNull(DashboardTexts.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
