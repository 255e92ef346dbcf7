package dev.jitsirenderer.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jitsirenderer.diagnostic.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final Position HERE = Position.of("test");

    /// Few keys are looked through, many are looked up.
    @Property
    void isWhatAMapOfJavaIs(@ForAll @Size(max = 20) Map<String, String> map, @ForAll String other) {
        var nodes = nodes(map);
        var mapping = new Mapping(HERE, nodes);

        assertThat(mapping.size()).isEqualTo(nodes.size());
        assertThat(mapping.isEmpty()).isEqualTo(nodes.isEmpty());
        assertThat(mapping.entries()).isEqualTo(nodes);
        assertThat(mapping.entries().hashCode()).isEqualTo(nodes.hashCode());
        assertThat(List.copyOf(mapping.entries().entrySet())).isEqualTo(List.copyOf(nodes.entrySet()));
        assertThat(visited(mapping)).isEqualTo(List.copyOf(nodes.entrySet()));
        assertThat(nodes.keySet())
                .allSatisfy(key -> assertThat(mapping.get(key)).contains(nodes.get(key)))
                .allSatisfy(key -> assertThat(mapping.entries()).containsKey(key));
        assertThat(mapping.get(other).isPresent()).isEqualTo(nodes.containsKey(other));
        assertThat(mapping.entries().containsKey(other)).isEqualTo(nodes.containsKey(other));
    }

    @Property
    void isTheSameFromKeysAndFromAMap(@ForAll @Size(max = 20) Map<String, String> map) {
        var nodes = nodes(map);
        var keys = Keys.of(List.copyOf(nodes.keySet()));
        var values = List.copyOf(nodes.values());

        assertThat(Mapping.of(HERE, keys, values::get)).isEqualTo(new Mapping(HERE, nodes));
    }

    @Test
    void anotherPlaceIsAnotherMapping() {
        assertThat(Mapping.empty(HERE))
                .isEqualTo(new Mapping(HERE, Map.of()))
                .isNotEqualTo(Mapping.empty(Position.of("elsewhere")))
                .isNotEqualTo(new Mapping(HERE, nodes(Map.of("key", "value"))));
    }

    @Test
    void cannotBeChanged() {
        var nodes = nodes(Map.of("key", "value"));
        var mapping = new Mapping(HERE, nodes);
        var entries = mapping.entries();

        nodes.clear();

        assertThat(entries).containsOnlyKeys("key");
        assertThatThrownBy(entries::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.remove("key")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.put("other", Scalar.nothing(HERE)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.entrySet().iterator().next().setValue(Scalar.nothing(HERE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<Map.Entry<String, Node>> visited(Mapping mapping) {
        var visited = new ArrayList<Map.Entry<String, Node>>();
        mapping.entries().forEach((key, node) -> visited.add(Map.entry(key, node)));
        return visited;
    }

    private static Map<String, Node> nodes(Map<String, String> map) {
        var nodes = new LinkedHashMap<String, Node>();
        map.forEach((key, text) -> nodes.put(key, Scalar.text(HERE, text)));
        return nodes;
    }
}
