package dev.jitsirenderer.monitoringlab;

import dev.jitsirenderer.haproxylab.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Samples of the past, as scrapes would have left them: rates need minutes, and a test has none to wait for.
final class History {

    /// A usual interval of scrapes.
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Duration LENGTH = Duration.ofMinutes(10);

    /// Any moment. Far from now, so that no series is mistaken for a scraped one.
    static final Instant END = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, StringBuilder> samples = new TreeMap<>();

    /// A counter that grows evenly, as OpenMetrics has it: its name ends in `_total`.
    History counter(String name, Map<String, String> labels, double perSecond) {
        return add(name, labels, "counter", elapsed -> perSecond * elapsed.toSeconds());
    }

    History gauge(String name, Map<String, String> labels, double value) {
        return add(name, labels, "gauge", _ -> value);
    }

    /// Makes blocks of it that Prometheus reads when it starts.
    ///
    /// @param data a directory that is made
    void write(Path data) throws IOException {
        var text = String.join("", samples.values()) + "# EOF\n";
        var file = Files.writeString(data.resolveSibling("history.txt"), text);
        var result = Program.PROMTOOL.run(
                List.of("tsdb", "create-blocks-from", "openmetrics", file.toString(), data.toString()));
        if (result.exitCode() != 0) {
            throw new AssertionError(result.output());
        }
    }

    @FunctionalInterface
    private interface Course {
        double after(Duration elapsed);
    }

    private History add(String name, Map<String, String> labels, String type, Course course) {
        var family = samples.computeIfAbsent(
                name, _ -> new StringBuilder("# TYPE %s %s\n".formatted(name.replaceFirst("_total$", ""), type)));
        var labelled = new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
                        .collect(Collectors.joining(",", name + "{", "}"));
        for (var elapsed = Duration.ZERO; elapsed.compareTo(LENGTH) <= 0; elapsed = elapsed.plus(INTERVAL)) {
            var time = END.minus(LENGTH).plus(elapsed).getEpochSecond();
            family.append("%s %s %d\n".formatted(labelled, course.after(elapsed), time));
        }
        return this;
    }
}
