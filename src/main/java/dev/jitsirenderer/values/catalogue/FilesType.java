package dev.jitsirenderer.values.catalogue;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.FileType;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Printable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Accepts files by their path in a component's container, where its image looks for them.
public record FilesType(Component component) implements Type<Map<String, FileContent>> {

    private static final Type<FileContent> FILE = new FileType();

    @Override
    public Optional<Map<String, FileContent>> bind(Place place, Binding binding) {
        if (!(place.node() instanceof Mapping mapping)) {
            return reject(place, binding);
        }
        var paths = new TreeSet<>(mapping.entries().keySet());
        var pathsByKey = new HashMap<String, String>();
        var bound = new TreeMap<String, FileContent>();
        mapping.entries().forEach((path, node) -> {
            var file = place.child(path, node);
            var twin = pathsByKey.putIfAbsent(ConfigurationFiles.key(path), path);
            ConfigurationFiles.refusal(component, path)
                    .or(() -> directory(path, paths))
                    .or(() -> Optional.ofNullable(twin).map("has the key of %s in a ConfigMap"::formatted))
                    .ifPresentOrElse(
                            refusal -> binding.reject(node.position(), file.key() + " " + refusal),
                            () -> FILE.bind(file, binding).ifPresent(content -> bound.put(path, content)));
        });
        return Optional.of(Collections.unmodifiableMap(bound));
    }

    @Override
    public String rule() {
        return "a mapping of paths in the container to files";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type", "object",
                "propertyNames", Map.of("pattern", "^(" + ConfigurationFiles.pathPattern(component) + ")$"),
                "additionalProperties", FILE.schema());
    }

    private static Optional<String> directory(String path, NavigableSet<String> paths) {
        return Optional.ofNullable(paths.ceiling(path + "/"))
                .filter(other -> other.startsWith(path + "/"))
                .map(other -> "is a file, and a directory for " + Printable.key(other));
    }
}
