package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.values.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gives every object its name, labels and annotations.
final class MetadataPlanner {

    /// The label that names an object's shard.
    static final String SHARD_LABEL = "jitsi-renderer/shard";

    static final String NAME_LABEL = "app.kubernetes.io/name";
    static final String INSTANCE_LABEL = "app.kubernetes.io/instance";
    static final String COMPONENT_LABEL = "app.kubernetes.io/component";

    /// Labels of Pods that tell their series apart; the proxies have no shard.
    static final List<String> TARGET_LABELS = List.of(COMPONENT_LABEL, INSTANCE_LABEL, SHARD_LABEL);

    private static final String SYNC_WAVE = "argocd.argoproj.io/sync-wave";
    private static final String COMPARE_OPTIONS = "argocd.argoproj.io/compare-options";

    private final Values values;
    private final String instance;

    MetadataPlanner(Values values) {
        this.values = values;
        this.instance = values.name().orElse("jitsi");
    }

    /// Tells the objects and series of this installation from those of others in the namespace.
    String instance() {
        return instance;
    }

    /// What an object belongs to.
    ///
    /// @param shard empty if all shards share it
    record Owner(String component, Optional<Integer> shard) {

        static Owner shared(String component) {
            return new Owner(component, Optional.empty());
        }

        static Owner shard(int ordinal, String component) {
            return new Owner(component, Optional.of(ordinal));
        }
    }

    ObjectMeta metadata(String name, Owner owner, Wave wave) {
        return metadata(name, owner, wave, Map.of());
    }

    /// @param own annotations of the object; they win
    ObjectMeta metadata(String name, Owner owner, Wave wave, Map<String, String> own) {
        var annotations = new TreeMap<String, String>();
        if (values.argocd().syncWaves()) {
            annotations.put(SYNC_WAVE, wave.number());
        }
        if (!values.argocd().compareOptions().isEmpty()) {
            annotations.put(COMPARE_OPTIONS, String.join(",", values.argocd().compareOptions()));
        }
        annotations.putAll(own);
        return new ObjectMeta(name, values.namespace(), labels(owner), annotations);
    }

    /// The labels by which Pods are selected. A selector can never be changed on a living object, so this set is
    /// fixed for all versions of the renderer.
    Map<String, String> selector(Owner owner) {
        var selector = new TreeMap<String, String>();
        selector.put(COMPONENT_LABEL, owner.component());
        selector.put(INSTANCE_LABEL, instance);
        owner.shard().ifPresent(ordinal -> selector.put(SHARD_LABEL, ordinal.toString()));
        return selector;
    }

    Map<String, String> labels(Owner owner) {
        var labels = new TreeMap<>(selector(owner));
        labels.put(NAME_LABEL, owner.component());
        labels.put("app.kubernetes.io/part-of", "jitsi-meet");
        labels.put("app.kubernetes.io/managed-by", "jitsi-renderer");
        return labels;
    }
}
