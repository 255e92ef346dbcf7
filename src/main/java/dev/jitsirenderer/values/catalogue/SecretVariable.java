package dev.jitsirenderer.values.catalogue;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accepts the name of a secret setting that some component of a shard reads.
public record SecretVariable() implements Type<String> {

    @Override
    public Optional<String> bind(Place place, Binding binding) {
        if (place.node() instanceof Scalar scalar && !scalar.isNull()) {
            if (names().contains(scalar.written())) {
                return Optional.of(scalar.written());
            }
            binding.reject(
                    scalar.position(),
                    "%s must be %s, got %s%s"
                            .formatted(
                                    place.key(),
                                    rule(),
                                    Printable.quote(scalar.written()),
                                    binding.guess(() -> Suggestion.among(names(), scalar.written(), name -> name))));
            return Optional.empty();
        }
        return reject(place, binding);
    }

    @Override
    public String rule() {
        return "the name of a secret setting such as JWT_APP_SECRET";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", names());
    }

    /// Whether a component reads this setting, which then comes from the Secret.
    public static boolean isReadBy(Component component, String name) {
        return JitsiSettings.current().readBy(component.word()).contains(name);
    }

    private static List<String> names() {
        var settings = JitsiSettings.current();
        return Arrays.stream(Component.values())
                .flatMap(component -> settings.readBy(component.word()).stream())
                .filter(settings::isSecret)
                .distinct()
                .sorted()
                .toList();
    }
}
