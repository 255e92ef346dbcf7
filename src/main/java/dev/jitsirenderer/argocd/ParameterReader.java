package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.Parameter;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads `plugin.parameters` of an Application: a list of `{name, string | array | map}`, every value of it text.
///
/// A text means what it means in a values file without quotes, but for nothing: a parameter removes no value.
final class ParameterReader {

    static final List<String> FIELDS = List.of("name", "string", "array", "map");

    private final String path;
    private final String source;
    private final UnaryOperator<Position> positions;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private ParameterReader(String path, String source, UnaryOperator<Position> positions) {
        this.path = path;
        this.source = source;
        this.positions = positions;
    }

    /// @param path what messages call the list
    /// @param source whose parameters they are, for `explain`
    /// @param positions the position of a node -> the one that messages name
    static Checked<List<Parameter>> read(Node list, String path, String source, UnaryOperator<Position> positions) {
        var reader = new ParameterReader(path, source, positions);
        var parameters = reader.parameters(list);
        return Checked.of(parameters, reader.problems);
    }

    private List<Parameter> parameters(Node list) {
        if (isNothing(list)) {
            return List.of();
        }
        if (!(list instanceof Sequence sequence)) {
            reject(list, "%s must be a list".formatted(path));
            return List.of();
        }
        var parameters = new ArrayList<Parameter>();
        for (var index = 0; index < sequence.items().size(); index++) {
            parameter("%s[%s]".formatted(path, index), sequence.items().get(index))
                    .ifPresent(parameters::add);
        }
        return parameters;
    }

    private Optional<Parameter> parameter(String item, Node node) {
        if (!(node instanceof Mapping mapping)) {
            reject(node, "%s must be a mapping".formatted(item));
            return Optional.empty();
        }
        mapping.entries().forEach((field, value) -> {
            if (!FIELDS.contains(field)) {
                reject(
                        value,
                        "%s.%s is unknown%s"
                                .formatted(
                                        item,
                                        Printable.key(field),
                                        Suggestion.among(FIELDS, field, known -> item + "." + known)));
            }
        });
        var name = mapping.get("name").flatMap(this::text).filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            reject(mapping, "%s.name is missing".formatted(item));
            return Optional.empty();
        }
        once(name.get(), mapping);
        return value(name.get(), mapping).map(value -> new Parameter(name.get(), value, source));
    }

    private Optional<Node> value(String name, Mapping mapping) {
        var values = new ArrayList<Optional<Node>>();
        mapping.get("string").filter(node -> !isNothing(node)).ifPresent(node -> values.add(scalar(name, node)));
        mapping.get("array").ifPresent(node -> values.add(array(name, node)));
        mapping.get("map").ifPresent(node -> values.add(map(name, node)));
        if (values.size() != 1) {
            reject(
                    mapping,
                    "%s must have one of string, array and map, it has %s"
                            .formatted(Printable.key(name), values.isEmpty() ? "none" : "several"));
            return Optional.empty();
        }
        return values.getFirst();
    }

    private Optional<Node> array(String name, Node node) {
        if (isNothing(node)) {
            // What Argo CD makes of an empty list.
            return Optional.of(new Sequence(position(node), List.of()));
        }
        if (!(node instanceof Sequence sequence)) {
            reject(node, "%s must have a list below array".formatted(Printable.key(name)));
            return Optional.empty();
        }
        var items = sequence.items().stream()
                .flatMap(item -> scalar(name, item).stream())
                .toList();
        return Optional.of(new Sequence(position(node), items));
    }

    private Optional<Node> map(String name, Node node) {
        if (isNothing(node)) {
            return Optional.of(Mapping.empty(position(node)));
        }
        if (!(node instanceof Mapping mapping)) {
            reject(node, "%s must have a mapping below map".formatted(Printable.key(name)));
            return Optional.empty();
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            var full = name + "." + key;
            once(full, value);
            scalar(full, value).ifPresent(scalar -> entries.put(key, scalar));
        });
        return Optional.of(new Mapping(position(node), entries));
    }

    /// Argo CD allows it, and does not say which one counts.
    private void once(String key, Node node) {
        if (!keys.add(key)) {
            reject(node, "%s is set twice".formatted(Printable.key(key)));
        }
    }

    private Optional<Node> scalar(String key, Node node) {
        var text = text(node);
        if (text.isEmpty()) {
            reject(node, "%s must be text in quotes, as every value of a parameter".formatted(Printable.key(key)));
        }
        return text.map(written -> {
            var scalar = Scalar.plain(position(node), written);
            return scalar.isNull() ? Scalar.text(position(node), written) : scalar;
        });
    }

    private Optional<String> text(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private static boolean isNothing(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private Position position(Node node) {
        return positions.apply(node.position());
    }

    private void reject(Node node, String message) {
        problems.add(new Diagnostic(position(node), message));
    }
}
