package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Accepts a mapping with known keys and makes a record of it.
///
/// A rejected or missing value is replaced by its default, so that a section always comes out and rules across
/// sections can be checked in the same run. What comes out of a rejected tree is not rendered.
///
/// @param constructor reads its keys from a [Bound] section
public record SectionType<T>(List<Key<?>> keys, Function<Bound, T> constructor) implements Type<T> {

    public SectionType {
        keys = List.copyOf(keys);
    }

    @Override
    public Optional<T> bind(Place place, Binding binding) {
        if (place.node() instanceof Mapping mapping) {
            rejectUnknownKeys(mapping, place, binding);
            return construct(mapping, place, binding);
        }
        reject(place, binding);
        var fallback =
                place.fallback().orElseGet(() -> Mapping.empty(place.node().position()));
        return fallback instanceof Mapping mapping ? construct(mapping, place, binding.muted()) : Optional.empty();
    }

    @Override
    public String rule() {
        return "a mapping";
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new TreeMap<String, Object>();
        for (var key : keys) {
            var schema = new TreeMap<>(key.type().schema());
            schema.put("description", key.description());
            properties.put(key.name(), Nullable.orNull(schema));
        }
        return Map.of("type", "object", "additionalProperties", false, "properties", properties);
    }

    /// Nothing if a key was rejected that has no default: an item of a list has none.
    private Optional<T> construct(Mapping mapping, Place place, Binding binding) {
        var values = new HashMap<String, Object>();
        for (var key : keys) {
            value(key, mapping, place, binding).ifPresent(value -> values.put(key.name(), value));
        }
        return values.size() == keys.size() ? Optional.of(constructor.apply(new Bound(values))) : Optional.empty();
    }

    private static <V> Optional<V> value(Key<V> key, Mapping mapping, Place place, Binding binding) {
        var node = mapping.get(key.name());
        if (node.isPresent()) {
            var bound = key.type().bind(place.child(key.name(), node.get()), binding);
            if (bound.isPresent()) {
                return bound;
            }
        } else if (key.absent().isPresent()) {
            return key.absent();
        } else if (!binding.isPartial()) {
            rejectMissing(place.path(key.name()), place, binding);
        }
        return substitute(key, place, binding.muted());
    }

    private static void rejectMissing(String path, Place place, Binding binding) {
        binding.removal(path)
                .ifPresentOrElse(
                        position -> binding.reject(position, path + " is missing, the empty value here removes it"),
                        () -> binding.reject(place.node().position(), path + " is missing"));
    }

    private static <V> Optional<V> substitute(Key<V> key, Place place, Binding muted) {
        var nothing = Scalar.text(place.node().position(), "");
        var fallback = place.child(key.name(), nothing).fallback();
        var example = key.example().<Node>map(text -> Scalar.text(place.node().position(), text));
        return fallback.or(() -> example)
                .flatMap(node -> key.type().bind(place.child(key.name(), node, fallback), muted))
                .or(key::absent);
    }

    private void rejectUnknownKeys(Mapping mapping, Place place, Binding binding) {
        mapping.entries().forEach((name, node) -> {
            if (!hasKey(name) && !rejectFormerKeys(place.child(name, node), binding)) {
                binding.reject(
                        node.position(),
                        place.path(name) + " is unknown" + binding.guess(() -> suggestion(name, place, binding)));
            }
        });
    }

    private boolean hasKey(String name) {
        for (var key : keys) {
            if (key.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// A key that is misspelt, or right and in the wrong section.
    private String suggestion(String name, Place place, Binding binding) {
        var names = keys.stream().map(Key::name).toList();
        var near = Suggestion.among(names, name, place::path);
        if (names.stream().anyMatch(known -> Suggestion.isSameWord(known, name))) {
            return near;
        }
        return Stream.of(
                        Suggestion.amongSections(
                                paths(), name, path -> place.key().isEmpty() ? path : place.key() + "." + path),
                        near,
                        Suggestion.amongSections(binding.knownPaths(), name, path -> path))
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// The dotted paths of all keys of this section and of the sections below it.
    public List<String> paths() {
        return keys.stream()
                .flatMap(key -> Stream.concat(
                        Stream.of(key.name()),
                        key.type() instanceof SectionType<?> section
                                ? section.paths().stream().map(path -> key.name() + "." + path)
                                : Stream.empty()))
                .toList();
    }

    /// The key at a dotted path, in this section or one below it.
    public Optional<Key<?>> key(String path) {
        var dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .flatMap(key -> dot < 0
                        ? Optional.of(key)
                        : key.type() instanceof SectionType<?> section
                                ? section.key(path.substring(dot + 1))
                                : Optional.empty());
    }

    /// Answers a key that is known from elsewhere, or every such key below it.
    private static boolean rejectFormerKeys(Place place, Binding binding) {
        var answer = binding.formerKey(place.key());
        answer.ifPresent(message -> binding.reject(place.node().position(), place.key() + " " + message));
        if (answer.isPresent() || !(place.node() instanceof Mapping mapping)) {
            return answer.isPresent();
        }
        var found = false;
        for (var entry : mapping.entries().entrySet()) {
            found |= rejectFormerKeys(place.child(entry.getKey(), entry.getValue()), binding);
        }
        return found;
    }

    /// The values of a section's keys.
    public static final class Bound {

        private final Map<String, Object> values;

        private Bound(Map<String, Object> values) {
            this.values = values;
        }

        @SuppressWarnings("unchecked") // put there by value(Key<V>, …)
        public <V> V get(Key<V> key) {
            var value = values.get(key.name());
            if (value == null) {
                throw new IllegalArgumentException(key.name() + " is not a key of this section");
            }
            return (V) value;
        }
    }
}
