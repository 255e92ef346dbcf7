package dev.jitsirenderer.values.type;

import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accepts a list of things of one type.
record ListType<T>(Type<T> item, String rule) implements Type<List<T>> {

    @Override
    public Optional<List<T>> bind(Place place, Binding binding) {
        if (!(place.node() instanceof Sequence sequence)) {
            return reject(place, binding);
        }
        var bound = new ArrayList<T>();
        for (var index = 0; index < sequence.items().size(); index++) {
            var node = sequence.items().get(index);
            item.bind(place.item(index, node), binding).ifPresent(bound::add);
        }
        return Optional.of(List.copyOf(bound));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", item.schema());
    }
}
