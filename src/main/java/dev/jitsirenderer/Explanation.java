package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.Layers;
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

/// Every effective value of an environment and where it was written.
///
/// @param entries in the order of the tree
public record Explanation(List<Entry> entries) {

    /// @param value as JSON
    public record Entry(String key, String value, Position position) {}

    /// @param key a dotted key, of which and below which to explain; all if empty
    public static Checked<Explanation> of(Request request, String key) {
        return Renderer.values(request)
                .then(_ -> Environment.locate(request.environment()))
                .then(environment -> Layers.read(environment, request.settings()))
                .map(Layers::merge)
                .then(tree -> of(tree, key));
    }

    /// One line for each value, in columns.
    public List<String> lines() {
        var keys = width(entries.stream().map(Entry::key).toList());
        var values = width(entries.stream().map(Entry::value).toList());
        var format = "%%-%ds  %%-%ds  %%s".formatted(keys, values);
        return entries.stream()
                .map(entry -> String.format(Locale.ROOT, format, entry.key(), entry.value(), entry.position()))
                .toList();
    }

    private static Checked<Explanation> of(ValuesTree tree, String key) {
        var entries = new ArrayList<Entry>();
        var start = key.isEmpty() ? Optional.<Node>of(tree.root()) : tree.at(key);
        if (start.isEmpty()) {
            collect("", tree.root(), entries);
            var known = entries.stream().map(Entry::key).toList();
            return Checked.reject(
                    tree.root().position(),
                    "%s is not set%s".formatted(key, Suggestion.among(known, key, name -> name)));
        }
        collect(key, start.get(), entries);
        return new Checked.Accepted<>(new Explanation(entries));
    }

    private static void collect(String key, Node node, List<Entry> entries) {
        switch (node) {
            case Mapping mapping
            when !mapping.entries().isEmpty() ->
                mapping.entries()
                        .forEach((name, child) -> collect(key.isEmpty() ? name : key + "." + name, child, entries));
            case Sequence sequence
            when sequence.items().stream().anyMatch(item -> !(item instanceof Scalar)) -> {
                for (var index = 0; index < sequence.items().size(); index++) {
                    collect("%s[%d]".formatted(key, index), sequence.items().get(index), entries);
                }
            }
            default -> entries.add(new Entry(key, JsonText.of(node), node.position()));
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
