package dev.jitsirenderer.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jitsirenderer.topology.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A dashboard as it is written.
record Board(Dashboard dashboard, String text, JsonNode json) {

    static final Path DIRECTORY = Path.of("src/main/resources/grafana");

    /// `$name`, `${name}` or `${name:format}`.
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::\\w+)?})");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Board> all() {
        return Arrays.stream(Dashboard.values()).map(Board::of);
    }

    private static Board of(Dashboard dashboard) {
        try {
            var text = Files.readString(DIRECTORY.resolve(dashboard.word() + ".json"));
            return new Board(dashboard, text, JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return dashboard.word();
    }

    List<JsonNode> variables() {
        return items(json.at("/templating/list")).toList();
    }

    /// Rows as well.
    List<JsonNode> panels() {
        return items(json.get("panels")).toList();
    }

    List<JsonNode> panelsWithData() {
        return panels().stream()
                .filter(Predicate.not(panel -> panel.get("type").textValue().equals("row")))
                .toList();
    }

    /// Those that a text names, without Grafana's own, such as `__rate_interval`.
    static List<String> variablesIn(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(Board::name)
                .filter(name -> !name.startsWith("__"))
                .toList();
    }

    static String replaceVariables(String text, UnaryOperator<String> values) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(values.apply(name(match))));
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
