package dev.jitsirenderer.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jitsirenderer.haproxylab.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prometheus answers every query of the dashboards: promtool evaluates them all over an installation of two shards.
/// That somebody serves each series is held by the monitoring lab.
class DashboardQueriesTest {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory = Path.of("");

    /// @param mayBeEmpty of queries that find nothing on a good day; their panels then say "none"
    private record Query(String where, String expression, boolean mayBeEmpty) {}

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

    /// @param installation of an installation with a name, and of one without
    @ParameterizedTest
    @CsvSource({"jitsi, ''", "eu, eu-"})
    void prometheusAnswersEveryQueryForAllShardsAndForOne(String installation, String prefix) throws IOException {
        var bridges = "(%1$sshard-0-jvb-0|%1$sshard-0-jvb-1)".formatted(prefix);
        var all = Map.of("installation", installation, "shard", "(0|1)", "bridge", ".+");
        var one = Map.of("installation", installation, "shard", "0", "bridge", bridges);
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
                                .map(series -> series.of(installation, prefix))
                                .map(DashboardQueriesTest::input)
                                .toList(),
                        "promql_expr_test",
                        checks)));

        promtool(JSON.writeValueAsString(test));
    }

    /// For most queries: that there is an answer.
    private static Map<String, Object> check(Query query, Map<String, String> chosen) {
        var expression = Board.replaceVariables(query.expression(), name -> switch (name) {
            case "namespace" -> "jitsi";
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

    private void promtool(String test) throws IOException {
        Program.PROMTOOL.require();
        var file = Files.writeString(directory.resolve("queries.json"), test);

        var result = Program.PROMTOOL.run(List.of("test", "rules", file.toString()));

        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
