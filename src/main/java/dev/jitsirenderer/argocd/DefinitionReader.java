package dev.jitsirenderer.argocd;

import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the sections of a `plugin.yaml` with the eyes of Argo CD, and notes the keys that it does not see.
final class DefinitionReader {

    static final String STATIC = "spec.parameters.static";

    private static final List<String> COMMAND = List.of("command", "args");

    /// All there is, by the path of the section.
    private static final Map<String, List<String>> FIELDS = Map.of(
            "",
            List.of("apiVersion", "kind", "metadata", "spec"),
            "metadata",
            List.of("name", "namespace", "labels", "annotations"),
            "spec",
            List.of("version", "init", "generate", "discover", "parameters", "preserveFileMode", "provideGitCreds"),
            "spec.init",
            COMMAND,
            "spec.generate",
            COMMAND,
            "spec.discover",
            List.of("fileName", "find"),
            "spec.discover.find",
            List.of("glob", "command", "args"),
            "spec.parameters",
            List.of("static", "dynamic"),
            "spec.parameters.dynamic",
            COMMAND,
            STATIC,
            List.of("name", "title", "tooltip", "required", "itemType", "collectionType", "string", "array", "map"));

    private static final Set<String> FORMER_FIELDS = Set.of("allowConcurrency", "lockRepo");

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> checked = new HashSet<>();

    /// In the order of the file.
    List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::diagnostic))
                .toList();
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void textOnly(String path, Optional<Node> node) {
        node.filter(value -> !(value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT))
                .ifPresent(value -> error(
                        value,
                        "%s must be text in quotes, got %s, or cmp-server does not start"
                                .formatted(path, Printable.describe(value))));
    }

    /// The mapping below a key, of which the fields are checked.
    Optional<Mapping> section(Mapping parent, String path, String key) {
        var full = path.isEmpty() ? key : path + "." + key;
        return get(parent, key).flatMap(node -> {
            if (node instanceof Mapping mapping) {
                if (checked.add(full)) {
                    fields(full, mapping);
                }
                return Optional.of(mapping);
            }
            error(node, "%s must be a mapping, got %s".formatted(full, Printable.describe(node)));
            return Optional.empty();
        });
    }

    void fields(String path, Mapping mapping) {
        var known = FIELDS.getOrDefault(path.replaceFirst("\\[.*", ""), List.of());
        mapping.entries().forEach((key, node) -> {
            var full = path.isEmpty() ? Printable.key(key) : path + "." + Printable.key(key);
            if (known.contains(key)) {
                return;
            }
            if (FORMER_FIELDS.contains(key)) {
                error(node, "%s does nothing since plugins are sidecars".formatted(full));
            } else if (known.stream().anyMatch(key::equalsIgnoreCase)) {
                warn(node, "%s is misspelt, Argo CD reads it all the same".formatted(full));
            } else {
                error(node, "%s is unknown, Argo CD ignores it%s".formatted(full, suggestion(path, known, key)));
            }
        });
    }

    private static String suggestion(String path, List<String> known, String key) {
        var near = Suggestion.among(known, key, name -> path.isEmpty() ? name : path + "." + name);
        return near.isEmpty() ? Suggestion.amongSections(paths(), key, name -> name) : near;
    }

    private static List<String> paths() {
        return FIELDS.entrySet().stream()
                .flatMap(section -> section.getValue().stream()
                        .map(key -> section.getKey().isEmpty() ? key : section.getKey() + "." + key))
                .sorted()
                .toList();
    }

    /// As Argo CD finds keys: whatever the case of their letters.
    static Optional<Node> get(Mapping mapping, String key) {
        return mapping.get(key)
                .or(() -> mapping.entries().entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    static Optional<String> text(Mapping mapping, String key) {
        return get(mapping, key)
                .flatMap(node -> node instanceof Scalar scalar ? Optional.of(scalar.written()) : Optional.empty());
    }

    static Node at(Mapping mapping, String key) {
        return get(mapping, key).orElse(mapping);
    }

    void error(Node place, String message) {
        findings.add(Finding.error(place.position(), message));
    }

    void warn(Node place, String message) {
        findings.add(Finding.warning(place.position(), message));
    }
}
