package dev.jitsirenderer.monitoringlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a program of somebody else serves, as a file.
enum Series {
    JVB,
    JICOFO,
    PROSODY,
    CADVISOR,
    KUBE_STATE_METRICS,
    CERT_MANAGER;

    private static final Path DIRECTORY = Path.of("src/test/resources/metrics");

    /// @param component the label `app.kubernetes.io/component` of its Pods
    static Series of(String component) {
        return Arrays.stream(values())
                .filter(series -> series.word().equals(component))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is known of the metrics of " + component));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Path file() {
        return DIRECTORY.resolve(word() + ".txt");
    }

    String text() throws IOException {
        return Files.readString(file());
    }

    /// The names as Prometheus keeps them: a histogram has several.
    List<String> names() throws IOException {
        return text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .distinct()
                .toList();
    }
}
