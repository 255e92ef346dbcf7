package dev.jitsirenderer.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A [Mapping] as a map of Java, in the order of its keys.
final class Entries extends AbstractMap<String, Node> {

    private final Mapping mapping;

    Entries(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public int size() {
        return mapping.size();
    }

    @Override
    public @Nullable Node get(Object key) {
        return mapping.find(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return mapping.find(key) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Node> action) {
        for (var place = 0; place < mapping.size(); place++) {
            action.accept(mapping.key(place), mapping.value(place));
        }
    }

    @Override
    public Set<Map.Entry<String, Node>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public int size() {
                return mapping.size();
            }

            @Override
            public Iterator<Map.Entry<String, Node>> iterator() {
                return new Iterator<>() {

                    private int place;

                    @Override
                    public boolean hasNext() {
                        return place < mapping.size();
                    }

                    @Override
                    public Map.Entry<String, Node> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(mapping.key(place), mapping.value(place++));
                    }
                };
            }
        };
    }
}
