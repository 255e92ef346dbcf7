package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Scalar;
import java.util.Map;
import java.util.Optional;

/// Accepts text and keeps the place it was written at, for what is looked into later: a path, YAML inside of YAML.
///
/// @param rule completes "must be …"
public record TextType(String rule) implements Type<Scalar> {

    @Override
    public Optional<Scalar> bind(Place place, Binding binding) {
        return place.node() instanceof Scalar scalar
                        && !scalar.isNull()
                        && !scalar.written().isBlank()
                ? Optional.of(scalar)
                : reject(place, binding);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string");
    }
}
