package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.layer.Overrides;
import dev.jitsirenderer.values.layer.Parameter;
import dev.jitsirenderer.values.layer.ValuesTree;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What there is, and where it comes from: every effective value of an environment, or every field of a rendered
/// object.
///
/// @param entries in the order of the tree
public record Explanation(List<Entry> entries) {

    /// @param value as JSON
    /// @param origin file and line, or what else wrote it
    public record Entry(String key, String value, String origin) {}

    /// A single value or field, or an empty or plain list of them.
    record Leaf(String path, Node node) {}

    /// @param key a dotted key, of which and below which to explain; all if empty
    public static Checked<Explanation> of(Request request, String key) {
        return Renderer.values(request)
                .then(_ -> request.locate())
                .then(environment -> Layers.read(environment, request.overrides()))
                .map(Layers::merge)
                .then(tree -> of(tree, request.overrides(), key));
    }

    /// One line for each value, in columns.
    public List<String> lines() {
        var keys = width(entries.stream().map(Entry::key).toList());
        var values = width(entries.stream().map(Entry::value).toList());
        var format = "%%-%ss  %%-%ss  %%s".formatted(keys, values);
        return entries.stream()
                .map(entry -> String.format(Locale.ROOT, format, entry.key(), entry.value(), entry.origin()))
                .toList();
    }

    private static Checked<Explanation> of(ValuesTree tree, Overrides overrides, String key) {
        var start = key.isEmpty() ? Optional.<Node>of(tree.root()) : tree.at(key);
        if (start.isEmpty()) {
            var known = leaves("", tree.root()).stream().map(Leaf::path).toList();
            return Checked.reject(
                    tree.root().position(),
                    "%s is not set%s".formatted(key, Suggestion.among(known, key, name -> name)));
        }
        return new Checked.Accepted<>(new Explanation(leaves(key, start.get()).stream()
                .map(leaf -> new Entry(
                        leaf.path(),
                        JsonText.of(leaf.node()),
                        origin(leaf.node().position(), overrides)))
                .toList()));
    }

    /// Where a value was written; of a line in the file of an Application, also that it is a parameter.
    private static String origin(Position position, Overrides overrides) {
        return overrides.parameters().stream()
                .filter(parameter -> parameter.value().position().file().equals(position.file()))
                .map(Parameter::source)
                .filter(source -> !source.equals(position.toString()))
                .findFirst()
                .map(source -> "%s, %s".formatted(position, source))
                .orElseGet(position::toString);
    }

    /// @param path of the node itself
    static List<Leaf> leaves(String path, Node node) {
        var leaves = new ArrayList<Leaf>();
        collect(path, node, leaves);
        return leaves;
    }

    private static void collect(String path, Node node, List<Leaf> leaves) {
        switch (node) {
            case Mapping mapping
            when !mapping.entries().isEmpty() ->
                mapping.entries()
                        .forEach((name, child) -> collect(path.isEmpty() ? name : path + "." + name, child, leaves));
            case Sequence sequence
            when sequence.items().stream().anyMatch(item -> !(item instanceof Scalar)) -> {
                for (var index = 0; index < sequence.items().size(); index++) {
                    collect("%s[%s]".formatted(path, index), sequence.items().get(index), leaves);
                }
            }
            default -> leaves.add(new Leaf(path, node));
        }
    }

    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= 60)
                .max()
                .orElse(1);
    }
}
