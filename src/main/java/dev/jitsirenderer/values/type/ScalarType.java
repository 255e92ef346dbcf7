package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Accepts a single value.
///
/// @param parse gets the characters as written, without quotes
record ScalarType<T>(String rule, Function<String, Optional<T>> parse, Map<String, Object> schema) implements Type<T> {

    @Override
    public Optional<T> bind(Place place, Binding binding) {
        if (place.node() instanceof Scalar scalar && !scalar.isNull()) {
            var parsed = parse.apply(scalar.written());
            if (parsed.isPresent()) {
                return parsed;
            }
        }
        return reject(place, binding);
    }
}
