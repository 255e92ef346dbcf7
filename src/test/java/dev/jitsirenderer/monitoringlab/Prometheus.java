package dev.jitsirenderer.monitoringlab;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;

import dev.jitsirenderer.haproxylab.Eventually;
import dev.jitsirenderer.haproxylab.Program;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One Prometheus process and its HTTP API.
final class Prometheus implements AutoCloseable {

    /// Longer than any test and any history that a test writes.
    private static final String RETENTION = "100y";

    private final InetSocketAddress address;
    private final Process process;

    /// @param configuration a file
    /// @param data a directory, with or without blocks in it
    Prometheus(InetSocketAddress address, Path configuration, Path data) throws IOException {
        this.address = address;
        var log = configuration.resolveSibling("prometheus.log");
        process = Program.PROMETHEUS.start(
                log,
                List.of(
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--storage.tsdb.retention.time=" + RETENTION,
                        "--web.listen-address=%s:%d".formatted(address.getHostString(), address.getPort()),
                        "--log.level=warn"));
        try {
            Eventually.holds("Prometheus is ready; its log: " + log, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("Prometheus ended:\n" + Files.readString(log));
                }
                return isReady();
            });
        } catch (IllegalStateException | AssertionError e) {
            close();
            throw e;
        }
    }

    /// @param health `up`, `down` or `unknown`
    /// @param error of the last scrape, empty if there was none
    record Scraped(String health, String error, Map<String, String> labels) {}

    record Sample(Map<String, String> labels, double value) {}

    List<Scraped> targets() {
        var targets = api("targets", Map.of("state", "active"));
        return targets.<Map<String, Object>>getList("data.activeTargets").stream()
                .map(target -> new Scraped(
                        String.valueOf(target.get("health")),
                        String.valueOf(target.get("lastError")),
                        labels(target, "labels")))
                .toList();
    }

    /// The names of all series there have been.
    SortedSet<String> names() {
        return new TreeSet<>(api("label/__name__/values", Map.of()).<String>getList("data"));
    }

    List<Sample> query(String expression) {
        return samples(api("query", Map.of("query", expression)));
    }

    List<Sample> query(String expression, Instant time) {
        return samples(api("query", Map.of("query", expression, "time", time.toString())));
    }

    /// The values that a label has on the series of a query.
    Set<String> values(String label, String expression) {
        return query(expression).stream()
                .map(sample -> sample.labels().getOrDefault(label, ""))
                .collect(toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        Program.kill(process);
    }

    private boolean isReady() throws IOException {
        try {
            return given().baseUri(uri()).get("/-/ready").statusCode() == 200;
        } catch (Exception e) {
            // Rest Assured throws it unchecked and undeclared.
            if (e instanceof IOException notYet) {
                throw notYet;
            }
            throw e;
        }
    }

    private static List<Sample> samples(JsonPath answer) {
        return answer.<Map<String, Object>>getList("data.result").stream()
                .map(series -> new Sample(labels(series, "metric"), value(series)))
                .toList();
    }

    /// Of a pair of a time and a number in quotes.
    private static double value(Map<String, Object> series) {
        return Double.parseDouble(String.valueOf(((List<?>) Objects.requireNonNull(series.get("value"))).get(1)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> labels(Map<String, Object> thing, String key) {
        return (Map<String, String>) Objects.requireNonNull(thing.get(key));
    }

    private JsonPath api(String what, Map<String, String> parameters) {
        var answer = given().baseUri(uri()).queryParams(parameters).get("/api/v1/" + what);
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s %s: %s".formatted(what, parameters, answer.asString()));
        }
        return answer.jsonPath();
    }

    private String uri() {
        return "http://%s:%d".formatted(address.getHostString(), address.getPort());
    }
}
