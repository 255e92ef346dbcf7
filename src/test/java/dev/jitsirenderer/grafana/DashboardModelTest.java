package dev.jitsirenderer.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jitsirenderer.topology.Dashboard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Grafana takes nearly every JSON and shows what it understands of it. This is the part of its model that our
/// dashboards use, and nothing beyond: a field with another name is a mistake, not an extension.
/// docs/decisions/dashboards.md says what the model was held against.
class DashboardModelTest {

    /// What every variable has that asks Prometheus.
    private static final Set<String> OF_QUERY = Set.of(
            "name",
            "label",
            "type",
            "datasource",
            "query",
            "definition",
            "refresh",
            "sort",
            "hide",
            "multi",
            "includeAll");

    /// Client-side apply writes the whole object into an annotation, and all annotations together have 256 KiB.
    private static final int MAX_BYTES = 200 * 1024;

    private static final int COLUMNS = 24;

    private static final Set<String> DASHBOARD = Set.of(
            "uid",
            "title",
            "description",
            "tags",
            "schemaVersion",
            "version",
            "editable",
            "graphTooltip",
            "timezone",
            "refresh",
            "time",
            "timepicker",
            "fiscalYearStartMonth",
            "liveNow",
            "weekStart",
            "links",
            "annotations",
            "templating",
            "panels");

    private static final Set<String> LINK = Set.of(
            "title", "type", "tags", "icon", "tooltip", "url", "asDropdown", "includeVars", "keepTime", "targetBlank");

    private static final Set<String> PANEL =
            Set.of("id", "type", "title", "description", "datasource", "gridPos", "fieldConfig", "options", "targets");

    private static final Set<String> FIELD_DEFAULTS =
            Set.of("unit", "color", "mappings", "thresholds", "custom", "min", "max", "decimals", "noValue");

    private static final Set<String> UNITS =
            Set.of("none", "short", "percentunit", "s", "ms", "bytes", "Bps", "bps", "pps", "reqps");

    private static final Set<String> COLORS =
            Set.of("green", "yellow", "orange", "red", "blue", "text", "transparent", "#808080");

    private static final Set<String> DATA_SOURCE = Set.of("type", "uid");

    /// What each type of panel has in `options` and in the `custom` of its fields.
    private record PanelType(Set<String> options, Set<String> custom) {}

    private static final Map<String, PanelType> PANEL_TYPES = Map.of(
            "stat",
                    new PanelType(
                            Set.of(
                                    "reduceOptions",
                                    "orientation",
                                    "textMode",
                                    "wideLayout",
                                    "colorMode",
                                    "graphMode",
                                    "justifyMode",
                                    "showPercentChange",
                                    "percentChangeColorMode"),
                            Set.of()),
            "timeseries",
                    new PanelType(
                            Set.of("legend", "tooltip"),
                            Set.of(
                                    "drawStyle",
                                    "lineInterpolation",
                                    "lineWidth",
                                    "fillOpacity",
                                    "showPoints",
                                    "spanNulls",
                                    "stacking",
                                    "thresholdsStyle")),
            "state-timeline",
                    new PanelType(
                            Set.of("mergeValues", "showValue", "alignValue", "rowHeight", "legend", "tooltip"),
                            Set.of("fillOpacity", "lineWidth")),
            "table",
                    new PanelType(
                            Set.of("showHeader", "cellHeight", "footer", "sortBy"),
                            Set.of("align", "cellOptions", "inspect")));

    @Test
    void everyDashboardIsKnownAndTheirTitlesDiffer() throws IOException {
        try (var files = Files.list(Board.DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Dashboard.values())
                            .map(dashboard -> dashboard.word() + ".json")
                            .toList());
        }
        assertThat(Board.all().map(board -> text(board.json(), "title"))).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> theDashboardItself() {
        return forAll(board -> {
            var json = board.json();
            assertThat(fields(json)).isEqualTo(DASHBOARD);
            assertThat(text(json, "uid")).isEqualTo("jitsi-" + board.name()).hasSizeLessThanOrEqualTo(40);
            assertThat(text(json, "title")).startsWith("Jitsi / ");
            assertSentences(text(json, "description"));
            // Grafana 11.0 has 39; what is older is migrated, what is newer is not understood.
            assertThat(json.get("schemaVersion").intValue()).isEqualTo(39);
            assertThat(json.get("editable").booleanValue()).isTrue();
            assertThat(text(json, "timezone")).isEqualTo("browser");
            assertThat(text(json, "refresh")).isEqualTo("30s");
            assertThat(texts(json.get("tags"))).containsExactly("jitsi");
            assertThat(board.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES);
        });
    }

    @TestFactory
    Stream<DynamicTest> oneLinkLeadsToAllOthersAndKeepsWhatIsChosen() {
        return forAll(board -> {
            var links = board.json().get("links");
            assertThat(links).hasSize(1);
            var link = links.get(0);
            assertThat(fields(link)).isEqualTo(LINK);
            assertThat(text(link, "type")).isEqualTo("dashboards");
            assertThat(texts(link.get("tags"))).containsExactly("jitsi");
            assertThat(link.get("includeVars").booleanValue()).isTrue();
            assertThat(link.get("keepTime").booleanValue()).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyVariableIsUsedAndEveryUsedOneIsDefined() {
        return forAll(board -> {
            var defined = board.variables().stream()
                    .map(variable -> text(variable, "name"))
                    .toList();
            assertThat(defined).doesNotHaveDuplicates().startsWith("datasource", "namespace", "installation", "shard");
            var earlier = new HashSet<String>();
            for (var variable : board.variables()) {
                assertVariable(variable);
                // Grafana asks for the values in this order.
                assertThat(earlier).containsAll(Board.variablesIn(variable.toString()));
                earlier.add(text(variable, "name"));
            }
            var used =
                    new TreeSet<>(Board.variablesIn(board.json().get("panels").toString()));
            assertThat(used).isEqualTo(new TreeSet<>(defined));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyPanelIsOfTheModel() {
        return forAll(board -> {
            assertThat(board.panels().stream().map(panel -> panel.get("id").intValue()))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id > 0);
            for (var panel : board.panels()) {
                if (text(panel, "type").equals("row")) {
                    assertThat(fields(panel))
                            .isEqualTo(Set.of("id", "type", "title", "collapsed", "gridPos", "panels"));
                } else {
                    assertPanel(panel);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> panelsLieOnTheGridAndOnNoOther() {
        return forAll(board -> {
            var taken = new HashSet<List<Integer>>();
            for (var panel : board.panels()) {
                var place = panel.get("gridPos");
                assertThat(fields(place)).isEqualTo(Set.of("x", "y", "w", "h"));
                var x = place.get("x").intValue();
                var y = place.get("y").intValue();
                var right = x + place.get("w").intValue();
                var bottom = y + place.get("h").intValue();
                assertThat(x).as(title(panel)).isBetween(0, COLUMNS - 1);
                assertThat(right).as(title(panel)).isBetween(x + 1, COLUMNS);
                assertThat(bottom).as(title(panel)).isGreaterThan(y);
                for (var cell : cells(x, y, right, bottom)) {
                    assertThat(taken.add(cell))
                            .as("%s at %s", title(panel), cell)
                            .isTrue();
                }
            }
        });
    }

    private static List<List<Integer>> cells(int left, int top, int right, int bottom) {
        return IntStream.range(left, right)
                .boxed()
                .flatMap(x -> IntStream.range(top, bottom).mapToObj(y -> List.of(x, y)))
                .toList();
    }

    private static void assertVariable(JsonNode variable) {
        var name = text(variable, "name");
        assertThat(text(variable, "label")).as(name).isNotBlank();
        if (name.equals("datasource")) {
            assertThat(fields(variable))
                    .isEqualTo(Set.of(
                            "name", "label", "type", "query", "regex", "hide", "refresh", "multi", "includeAll"));
            assertThat(text(variable, "type")).isEqualTo("datasource");
            assertThat(text(variable, "query")).isEqualTo("prometheus");
            return;
        }
        var fields = fields(variable);
        var isMulti = variable.get("multi").booleanValue();
        assertThat(fields).as(name).containsAll(OF_QUERY);
        fields.removeAll(OF_QUERY);
        assertThat(fields).as(name).isSubsetOf("description", "allValue", "current");
        assertThat(text(variable, "type")).as(name).isEqualTo("query");
        assertDataSource(variable, name);
        assertThat(text(variable.get("query"), "query")).as(name).isEqualTo(text(variable, "definition"));
        // Shards and bridges come and go while a dashboard is open.
        assertThat(variable.get("refresh").intValue()).as(name).isEqualTo(2);
        assertThat(variable.get("includeAll").booleanValue()).as(name).isEqualTo(isMulti);
        // All shards are those that there are: HAProxy has names for more.
        assertThat(variable.has("allValue")).as(name).isEqualTo(name.equals("bridge"));
    }

    private static void assertPanel(JsonNode panel) {
        var title = title(panel);
        assertThat(PANEL_TYPES).as(title).containsKey(text(panel, "type"));
        var type = Objects.requireNonNull(PANEL_TYPES.get(text(panel, "type")));
        var fields = fields(panel);
        fields.remove("transformations");
        assertThat(fields).as(title).isEqualTo(PANEL);
        assertThat(title).isNotBlank();
        assertSentences(text(panel, "description"));
        assertDataSource(panel, title);
        var options = fields(panel.get("options"));
        options.add("sortBy");
        var possible = new TreeSet<>(type.options());
        possible.add("sortBy");
        assertThat(options).as(title).isEqualTo(possible);
        assertFields(panel.get("fieldConfig"), type, title);
        assertTargets(panel, title);
    }

    private static void assertFields(JsonNode fieldConfig, PanelType type, String title) {
        assertThat(fields(fieldConfig)).as(title).isEqualTo(Set.of("defaults", "overrides"));
        var defaults = fieldConfig.get("defaults");
        assertThat(FIELD_DEFAULTS).as(title).containsAll(fields(defaults));
        assertThat(UNITS).as(title).contains(text(defaults, "unit"));
        assertThat(text(defaults.get("color"), "mode")).as(title).isIn("thresholds", "palette-classic");
        assertThat(defaults.has("custom") ? fields(defaults.get("custom")) : Set.of())
                .as(title)
                .isEqualTo(type.custom());
        assertThresholds(defaults.get("thresholds"), title);
        for (var mapping : defaults.get("mappings")) {
            assertThat(text(mapping, "type")).as(title).isIn("value", "range");
            mapping.findValuesAsText("color")
                    .forEach(color -> assertThat(COLORS).contains(color));
        }
        for (var override : fieldConfig.get("overrides")) {
            assertThat(text(override.get("matcher"), "id")).as(title).isIn("byName", "byRegexp");
            assertThat(override.get("properties"))
                    .as(title)
                    .isNotEmpty()
                    .allSatisfy(property -> assertThat(fields(property)).isEqualTo(Set.of("id", "value")));
        }
    }

    /// The first step has no value, which is minus infinity; the others rise.
    private static void assertThresholds(JsonNode thresholds, String title) {
        assertThat(text(thresholds, "mode")).as(title).isEqualTo("absolute");
        var steps = Board.items(thresholds.get("steps")).toList();
        assertThat(steps)
                .as(title)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(COLORS).contains(text(step, "color")));
        assertThat(steps.getFirst().get("value").isNull()).as(title).isTrue();
        var values = steps.stream()
                .skip(1)
                .map(step -> step.get("value").doubleValue())
                .toList();
        assertThat(values).as(title).isSorted().doesNotHaveDuplicates();
    }

    private static void assertTargets(JsonNode panel, String title) {
        var targets = Board.items(panel.get("targets")).toList();
        assertThat(targets).as(title).isNotEmpty();
        assertThat(targets.stream().map(target -> text(target, "refId")))
                .as(title)
                .doesNotHaveDuplicates();
        var isTable = text(panel, "type").equals("table");
        for (var target : targets) {
            var fields = new ArrayList<>(List.of("refId", "datasource", "expr", "legendFormat", "instant", "range"));
            if (isTable) {
                fields.add("format");
                assertThat(text(target, "format")).as(title).isEqualTo("table");
            } else {
                assertThat(text(target, "legendFormat")).as(title).isNotBlank();
            }
            assertThat(fields(target)).as(title).containsExactlyInAnyOrderElementsOf(fields);
            assertThat(target.get("instant").booleanValue()).as(title).isEqualTo(isTable);
            assertThat(target.get("range").booleanValue()).as(title).isEqualTo(!isTable);
            assertThat(text(target, "expr")).as(title).isNotBlank();
            assertDataSource(target, title);
        }
    }

    private static void assertDataSource(JsonNode node, String where) {
        var source = node.get("datasource");
        assertThat(fields(source)).as(where).isEqualTo(DATA_SOURCE);
        assertThat(text(source, "type")).as(where).isEqualTo("prometheus");
        assertThat(text(source, "uid")).as(where).isEqualTo("${datasource}");
    }

    private static void assertSentences(String description) {
        assertThat(description).matches("[A-Z].*\\.").doesNotContain("  ", "\n");
    }

    private static Stream<DynamicTest> forAll(Consumer<Board> check) {
        return Board.all().map(board -> dynamicTest(board.name(), () -> check.accept(board)));
    }

    private static String title(JsonNode panel) {
        return text(panel, "title");
    }

    private static String text(JsonNode node, String field) {
        assertThat(node.path(field).isTextual()).as("%s of %s", field, node).isTrue();
        return node.get(field).textValue();
    }

    private static List<String> texts(JsonNode list) {
        return Board.items(list).map(JsonNode::textValue).toList();
    }

    private static Set<String> fields(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
