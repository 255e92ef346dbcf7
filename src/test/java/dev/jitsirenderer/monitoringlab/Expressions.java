package dev.jitsirenderer.monitoringlab;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.haproxylab.Program;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All PromQL in rendered objects: rules of PrometheusRules, and files of rules and dashboards of Grafana in
/// ConfigMaps.
public final class Expressions {

    /// What Prometheus makes of rules itself.
    private static final Set<String> OF_ALERTS = Set.of("ALERTS", "ALERTS_FOR_STATE");

    /// How a dashboard fills a variable from series.
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((?<series>.*),\\s*\\w+\\s*\\)");

    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((?<series>.*)\\)");

    private final List<Expression> found = new ArrayList<>();
    private final Set<String> recorded = new TreeSet<>();

    /// @param where it stands, for messages
    public record Expression(String where, String text) {}

    private Expressions() {}

    public static Expressions in(List<Manifest> manifests) {
        var expressions = new Expressions();
        for (var manifest : manifests) {
            if (manifest.kind().equals("PrometheusRule")) {
                expressions.addRules(manifest.label(), Pod.mapping(manifest.object(), "spec"));
            } else if (manifest.kind().equals("ConfigMap")) {
                expressions.addFiles(manifest);
            }
        }
        return expressions;
    }

    public List<Expression> all() {
        return List.copyOf(found);
    }

    /// A sentence for each series that is named and is not there.
    ///
    /// @param exposed see [MonitoringLab#exposedSeries]
    public List<String> unknownSeries(Collection<String> exposed) {
        var known = new TreeSet<>(exposed);
        known.addAll(recorded);
        known.addAll(OF_ALERTS);
        return found.stream()
                .flatMap(expression -> Promql.seriesIn(expression.text()).stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> "%s names %s, which nobody exposes".formatted(expression.where(), name)))
                .toList();
    }

    /// What promtool has against them, empty if nothing.
    ///
    /// @param directory for a file
    public String syntaxErrors(Path directory) throws IOException {
        var rules = new ArrayList<Map<String, String>>();
        for (var expression : found) {
            rules.add(Map.of("record", "checked:" + rules.size(), "expr", withoutVariables(expression.text())));
        }
        var file = Files.writeString(
                directory.resolve("expressions.yml"),
                JsonText.indented(Map.of("groups", List.of(Map.of("name", "checked", "rules", rules)))));
        var result = Program.PROMTOOL.run(List.of("check", "rules", file.toString()));
        return result.exitCode() == 0 ? "" : result.output();
    }

    /// As Grafana fills them in. Those in quotes can stay.
    private static String withoutVariables(String expression) {
        return expression
                .replaceAll("\\$(__rate_interval|__interval|__range)\\b", "5m")
                .replaceAll("\\$\\{(__rate_interval|__interval|__range)}", "5m")
                .replaceAll("\\[\\$\\w+]|\\[\\$\\{\\w+}]", "[5m]")
                .replaceAll("(?<=\\()\\$\\w+(?=,)", "1");
    }

    private void addRules(String where, Mapping spec) {
        for (var group : Pod.items(spec, "groups")) {
            for (var rule : Pod.items(group, "rules")) {
                rule.text("record").ifPresent(recorded::add);
                var name = rule.text("alert").or(() -> rule.text("record")).orElse("");
                found.add(new Expression(
                        "%s, %s,".formatted(where, name), rule.text("expr").orElseThrow()));
            }
        }
    }

    private void addFiles(Manifest configMap) {
        Pod.texts(configMap.object(), "data").forEach((key, text) -> {
            var where = "%s, %s,".formatted(configMap.label(), key);
            if (key.endsWith(".json")) {
                addDashboard(where, read(text, key));
            } else if (key.matches(".*\\.ya?ml") && text.contains("groups:")) {
                addRules(where, (Mapping) read(text, key));
            }
        });
    }

    private void addDashboard(String where, Node node) {
        switch (node) {
            case Scalar _ -> {}
            case Sequence list -> list.items().forEach(item -> addDashboard(where, item));
            case Mapping mapping -> {
                mapping.text("expr").ifPresent(text -> found.add(new Expression(where, text)));
                variable(mapping).ifPresent(text -> found.add(new Expression(where, text)));
                mapping.entries().values().forEach(value -> addDashboard(where, value));
            }
        }
    }

    private static Optional<String> variable(Mapping mapping) {
        return mapping.text("query").flatMap(query -> {
            for (var pattern : List.of(LABEL_VALUES, QUERY_RESULT)) {
                var matcher = pattern.matcher(query.strip());
                if (matcher.matches()) {
                    return Optional.of(matcher.group("series"));
                }
            }
            return Optional.empty();
        });
    }

    private static Node read(String text, String file) {
        return switch (YamlReader.read(text, file)) {
            case Checked.Accepted<Node>(var node) -> node;
            case Checked.Rejected<Node>(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
