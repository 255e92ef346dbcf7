package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import java.util.Map;
import java.util.Optional;

/// Accepts a part of a Kubernetes object as it is, for fields that Kubernetes documents better than we could.
public record StructureType(Shape shape, String kind) implements Type<Node> {

    public enum Shape {
        LIST,
        MAPPING
    }

    /// @param kind the Kubernetes type that documents the shape, such as `Affinity`
    public static Type<Node> mapping(String kind) {
        return new StructureType(Shape.MAPPING, kind);
    }

    /// @param kind the Kubernetes type of an item
    public static Type<Node> list(String kind) {
        return new StructureType(Shape.LIST, kind);
    }

    @Override
    public Optional<Node> bind(Place place, Binding binding) {
        var fits = switch (shape) {
            case LIST ->
                place.node() instanceof Sequence sequence
                        && sequence.items().stream().allMatch(Mapping.class::isInstance);
            case MAPPING -> place.node() instanceof Mapping;
        };
        return fits ? Optional.of(place.node()) : reject(place, binding);
    }

    @Override
    public String rule() {
        return switch (shape) {
            case LIST -> "a list of mappings (%s, as Kubernetes writes it)".formatted(kind);
            case MAPPING -> "a mapping (%s, as Kubernetes writes it)".formatted(kind);
        };
    }

    @Override
    public Map<String, Object> schema() {
        return switch (shape) {
            case LIST -> Map.of("type", "array", "items", Map.of("type", "object"));
            case MAPPING -> Map.of("type", "object");
        };
    }
}
