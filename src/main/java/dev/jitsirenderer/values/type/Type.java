package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Printable;
import java.util.Map;
import java.util.Optional;

/// What a key accepts.
///
/// @param <T> what the program gets
public interface Type<T> {

    /// Binds the node at a place, or rejects it through `binding` and returns nothing.
    Optional<T> bind(Place place, Binding binding);

    /// Completes "must be …" in errors and the column "accepts" in the reference.
    String rule();

    /// The keywords of JSON Schema that accept what [#bind] accepts, as closely as JSON Schema can say it.
    Map<String, Object> schema();

    /// Says "… must be …, got …" of a place.
    default Optional<T> reject(Place place, Binding binding) {
        binding.reject(
                place.node().position(),
                "%s must be %s, got %s".formatted(place.key(), rule(), Printable.describe(place.node())));
        return Optional.empty();
    }
}
