package dev.jitsirenderer.values.type;

import java.util.Map;
import java.util.Optional;

/// Accepts what another type accepts.
public record OptionalType<T>(Type<T> type) implements Type<Optional<T>> {

    @Override
    public Optional<Optional<T>> bind(Place place, Binding binding) {
        var bound = type.bind(place, binding);
        return bound.isPresent() ? Optional.of(bound) : Optional.empty();
    }

    @Override
    public String rule() {
        return type.rule();
    }

    @Override
    public Map<String, Object> schema() {
        return type.schema();
    }
}
