package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An object and a patch of it: a mapping to merge, or a list of operations.
record Pair(Mapping object, Node patch) {

    String name() {
        return object.mapping("metadata").orElseThrow().text("name").orElseThrow();
    }

    String kind() {
        return object.text("kind").orElseThrow();
    }

    /// The same object under another name, so that many fit into one kustomization.
    Pair named(String name) {
        return new Pair(renamed(object, name), patch);
    }

    /// What our own code makes of it.
    Checked<Optional<Mapping>> apply() {
        return switch (patch) {
            case Mapping mapping -> StrategicMerge.apply(object, mapping);
            case Sequence operations ->
                JsonPatch.parse(operations).then(json -> json.apply(object)).map(Optional::of);
            case Scalar scalar -> throw new IllegalArgumentException("no patch: " + scalar);
        };
    }

    String patchText() {
        return patch instanceof Mapping mapping ? yaml(mapping) : JsonText.indented(patch) + "\n";
    }

    static Mapping renamed(Mapping object, String name) {
        var metadata = object.mapping("metadata").orElseThrow();
        var renamed = new LinkedHashMap<>(metadata.entries());
        renamed.put("name", Scalar.text(metadata.position(), name));
        var entries = new LinkedHashMap<>(object.entries());
        entries.put("metadata", new Mapping(metadata.position(), renamed));
        return new Mapping(object.position(), entries);
    }

    /// Without the `---` in front.
    static String yaml(Mapping object) {
        var hasIdentity = List.of("apiVersion", "kind", "metadata").stream()
                .allMatch(key -> object.get(key).isPresent());
        if (!hasIdentity) {
            return JsonText.indented(object) + "\n";
        }
        var text = new StringWriter();
        YamlWriter.write(List.of(new Manifest("", "", object)), text);
        return text.toString().substring("---\n".length());
    }

    /// Data that is equal whenever it means the same: 1 is 1.0, and keys have no order.
    static Object data(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                Map<String, Object> data = new TreeMap<>();
                mapping.entries().forEach((key, value) -> data.put(key, data(value)));
                yield data;
            }
            case Sequence list -> list.items().stream().map(Pair::data).collect(Collectors.toList());
            case Scalar scalar ->
                switch (scalar.data()) {
                    case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
                    case BigDecimal number -> number.stripTrailingZeros();
                    case Object other -> other;
                };
        };
    }
}
