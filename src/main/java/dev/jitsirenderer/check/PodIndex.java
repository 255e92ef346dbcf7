package dev.jitsirenderer.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the Pods that a selector means without asking all of them: every object of a shard has selectors, and a large
/// installation has a thousand shards.
final class PodIndex {

    private final Map<String, List<Pods>> pods = new HashMap<>();

    void add(Pods added) {
        var namespace = added.manifest().namespace();
        put(namespace, added);
        put(ofWorkload(namespace, added.manifest().name()), added);
        added.labels().forEach((label, value) -> put(ofLabel(namespace, label, value), added));
    }

    /// Those of a namespace that have these labels, in the order in which they were added.
    List<Pods> selected(String namespace, Map<String, String> labels) {
        return candidates(namespace, labels).stream()
                .filter(candidate -> candidate.areSelectedBy(labels))
                .toList();
    }

    private List<Pods> candidates(String namespace, Map<String, String> labels) {
        var podName = labels.get(Pods.POD_NAME);
        if (podName != null) {
            return get(ofWorkload(namespace, podName.substring(0, Math.max(0, podName.lastIndexOf('-')))));
        }
        var fewest = get(namespace);
        for (var label : labels.entrySet()) {
            var labelled = get(ofLabel(namespace, label.getKey(), label.getValue()));
            if (labelled.size() < fewest.size()) {
                fewest = labelled;
            }
        }
        return fewest;
    }

    private void put(String key, Pods added) {
        pods.computeIfAbsent(key, _ -> new ArrayList<>()).add(added);
    }

    private List<Pods> get(String key) {
        return pods.getOrDefault(key, List.of());
    }

    /// No namespace contains a line feed, and no name of a workload or label either.
    private static String ofWorkload(String namespace, String name) {
        return namespace + "\n" + name;
    }

    private static String ofLabel(String namespace, String label, String value) {
        return namespace + "\n" + label + "\n" + value;
    }
}
