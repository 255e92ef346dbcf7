package dev.jitsirenderer.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every query of the dashboards asks for series that somebody serves, and Prometheus answers it. promtool evaluates
/// them all over an installation of two shards; `-Dpromtool.binary=` names another one than that which is installed.
class DashboardQueriesTest {

    /// What Prometheus makes itself.
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

    /// Lists of labels, selectors and durations: no names of metrics stand there.
    private static final Pattern NO_METRICS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w|\\s*\\()");

    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "by");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory = Path.of("");

    /// @param mayBeEmpty of queries that find nothing on a good day; their panels then say "none"
    private record Query(String where, String expression, boolean mayBeEmpty) {}

    @Test
    void everySeriesIsServedBySomebody() throws IOException {
        var served = Series.ofTwoShards().stream().map(Series::metric).collect(Collectors.toSet());
        served.addAll(OF_PROMETHEUS);

        for (var query : queries()) {
            assertThat(metrics(query.expression())).as(query.where()).allMatch(served::contains);
        }
    }

    @Test
    void everyLegendNamesALabelThatTheQueryKeeps() {
        Board.all()
                .forEach(board -> board.panelsWithData()
                        .forEach(panel -> panel.get("targets").forEach(target -> {
                            var expression = target.get("expr").textValue();
                            LEGEND.matcher(target.get("legendFormat").textValue())
                                    .results()
                                    .filter(_ -> expression.contains(" by ("))
                                    .forEach(label -> assertThat(expression)
                                            .as(where(board, panel))
                                            .containsPattern(" by \\([^)]*\\b" + label.group(1) + "\\b"));
                        })));
    }

    @Test
    void prometheusAnswersEveryQueryForAllShardsAndForOne() throws IOException, InterruptedException {
        var all = Map.of("shard", "(0|1)", "bridge", ".+");
        var one = Map.of("shard", "0", "bridge", "(shard-0-jvb-0|shard-0-jvb-1)");
        var checks = new ArrayList<Map<String, Object>>();
        for (var query : queries()) {
            for (var chosen : List.of(all, one)) {
                checks.add(check(query, chosen));
            }
        }
        var test = Map.of(
                "evaluation_interval",
                "30s",
                "tests",
                List.of(Map.of(
                        "interval",
                        "30s",
                        "input_series",
                        Series.ofTwoShards().stream()
                                .map(DashboardQueriesTest::input)
                                .toList(),
                        "promql_expr_test",
                        checks)));

        promtool(JSON.writeValueAsString(test));
    }

    /// For most queries: that there is an answer.
    private static Map<String, Object> check(Query query, Map<String, String> chosen) {
        var expression = Board.replaceVariables(query.expression(), name -> switch (name) {
            case "namespace", "installation" -> "jitsi";
            case "__rate_interval" -> "2m";
            default -> chosen.getOrDefault(name, name);
        });
        var expected = query.mayBeEmpty() ? "count(%s) >= bool 0 or vector(1)" : "count(%s) > bool 0";
        return Map.of(
                "expr",
                expected.formatted(expression),
                "eval_time",
                "15m",
                "exp_samples",
                List.of(Map.of("labels", "{}", "value", 1)));
    }

    /// Counters rise, so that their rates are numbers.
    private static Map<String, String> input(Series series) {
        var step = series.metric().endsWith("_total") ? 1 : 0;
        return Map.of("series", series.selector(), "values", "%s+%dx40".formatted(series.value(), step));
    }

    private static List<Query> queries() {
        return Board.all()
                .flatMap(board -> Stream.concat(
                        board.variables().stream()
                                .filter(variable -> variable.has("definition"))
                                .map(variable -> ofVariable(board, variable)),
                        board.panelsWithData().stream().flatMap(panel -> ofPanel(board, panel))))
                .toList();
    }

    /// The values of a label are there if a series with that label is.
    private static Query ofVariable(Board board, JsonNode variable) {
        var values = LABEL_VALUES.matcher(variable.get("definition").textValue());
        assertThat(values.matches()).as(variable.toString()).isTrue();
        return new Query(
                board.name() + ": " + variable.get("name").textValue(),
                "group by (%s) (%s) unless group (%s)".formatted(values.group(2), values.group(1), values.group(1)),
                false);
    }

    private static Stream<Query> ofPanel(Board board, JsonNode panel) {
        var mayBeEmpty = panel.at("/fieldConfig/defaults/noValue").asText().equals("none");
        return Board.items(panel.get("targets"))
                .map(target -> new Query(where(board, panel), target.get("expr").textValue(), mayBeEmpty));
    }

    private static String where(Board board, JsonNode panel) {
        return board.name() + ": " + panel.get("title").textValue();
    }

    private static Set<String> metrics(String expression) {
        var bare = NO_METRICS.matcher(STRING.matcher(expression).replaceAll("")).replaceAll(" ");
        var names =
                NAME.matcher(bare).results().map(name -> name.group()).collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(KEYWORDS);
        return names;
    }

    private void promtool(String test) throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("queries.json"), test);
        var command = List.of(System.getProperty("promtool.binary", "promtool"), "test", "rules", file.toString());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException e) {
            fail("promtool is not installed: apt-get install prometheus", e);
        }
    }
}
