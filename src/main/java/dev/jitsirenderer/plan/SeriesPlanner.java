package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.ShardState;
import dev.jitsirenderer.values.Values;
import java.util.List;
import java.util.stream.IntStream;

/// Which series are those of this installation, and which of a shard.
///
/// A shard that drains is in somebody's hands, who may stop and replace all of it; so what is asked of shards is
/// asked of the active ones.
final class SeriesPlanner {

    private static final String NAMESPACE = "namespace";

    /// The label of a Pod's shard.
    static final String SHARD = inPrometheus(MetadataPlanner.SHARD_LABEL);

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;

    SeriesPlanner(Values values, Names names, MetadataPlanner metadata) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
    }

    /// What the Pods of a component say of themselves.
    Series of(String component, String series) {
        var selected = ofNamespace(series);
        for (var label : metadata.selector(Owner.shared(component)).entrySet()) {
            selected = selected.where(inPrometheus(label.getKey()), label.getValue());
        }
        return selected;
    }

    /// The same for the Pods of active shards.
    Series ofActiveShards(String component, String series) {
        return ofShards(component, series, activeShards());
    }

    /// @param ordinals at least one
    Series ofShards(String component, String series, List<Integer> ordinals) {
        return of(component, series)
                .whereOneOf(SHARD, ordinals.stream().map(Object::toString).toList());
    }

    /// What a proxy says of the active shards behind it.
    Series ofServers(String series) {
        return of("haproxy", series)
                .where("proxy", "shards")
                .whereOneOf("server", activeShards().stream().map(names::shard).toList());
    }

    /// What somebody else says of objects of our namespace.
    Series ofNamespace(String series) {
        return Series.of(series).where(NAMESPACE, values.namespace());
    }

    /// What kube-state-metrics says of the Pods of active shards.
    ///
    /// @param components a pattern
    Series ofPods(String series, String components) {
        var shards = String.join(
                "|",
                activeShards().stream().map(names::shard).map(Series::literal).toList());
        return ofNamespace(series).matching("pod", "(%s)-(%s)-.*".formatted(shards, components));
    }

    /// What kube-state-metrics says of all our Pods.
    Series ofAllPods(String series) {
        return ofNamespace(series)
                .matching(
                        "pod",
                        "%s(shard-[0-9]+-(web|prosody|jicofo|jvb)|haproxy)-.*"
                                .formatted(Series.literal(names.prefix())));
    }

    List<Integer> shards() {
        return IntStream.range(0, values.shardCount()).boxed().toList();
    }

    List<Integer> activeShards() {
        return shards().stream()
                .filter(ordinal -> values.shard(ordinal).state() == ShardState.ACTIVE)
                .toList();
    }

    /// How Prometheus writes the label of a Pod.
    private static String inPrometheus(String label) {
        return label.replaceAll("[^a-zA-Z0-9_]", "_");
    }
}
