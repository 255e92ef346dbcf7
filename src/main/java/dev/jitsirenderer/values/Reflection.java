package dev.jitsirenderer.values;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The annotations by which kubernetes-reflector (7 or newer) copies a Secret to other namespaces and keeps the copies
/// up to date. Both lists take regular expressions; a namespace's name is one that matches itself.
public final class Reflection {

    private static final String PREFIX = "reflector.v1.k8s.emberstack.com/";

    private Reflection() {}

    /// @param namespaces at least one: without any, reflector takes all
    public static SortedMap<String, String> annotations(List<String> namespaces) {
        var list = String.join(",", namespaces);
        var annotations = new TreeMap<String, String>();
        annotations.put(PREFIX + "reflection-allowed", "true");
        annotations.put(PREFIX + "reflection-allowed-namespaces", list);
        annotations.put(PREFIX + "reflection-auto-enabled", "true");
        annotations.put(PREFIX + "reflection-auto-namespaces", list);
        return annotations;
    }
}
