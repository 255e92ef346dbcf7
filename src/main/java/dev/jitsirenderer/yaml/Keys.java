package dev.jitsirenderer.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys of a mapping, in the order in which they are written.
///
/// Mappings that are made of one outline share theirs, so a thousand shards have them once.
public final class Keys {

    /// So many are looked through as fast as a place is computed.
    private static final int FEW = 8;

    private final String[] names;

    /// The places of the names; nothing of few.
    private final Map<String, Integer> places;

    private Keys(String[] names) {
        this.names = names;
        this.places = names.length <= FEW ? Map.of() : places(names);
    }

    /// @param names each of them once
    public static Keys of(List<String> names) {
        return new Keys(names.toArray(String[]::new));
    }

    public int size() {
        return names.length;
    }

    public String get(int place) {
        return names[place];
    }

    /// Where a name stands; -1 if it is none of them.
    int indexOf(Object name) {
        if (names.length > FEW) {
            return places.getOrDefault(name, -1);
        }
        for (var place = 0; place < names.length; place++) {
            if (names[place].equals(name)) {
                return place;
            }
        }
        return -1;
    }

    private static Map<String, Integer> places(String[] names) {
        var places = HashMap.<String, Integer>newHashMap(names.length);
        for (var place = 0; place < names.length; place++) {
            places.put(names[place], place);
        }
        return places;
    }
}
