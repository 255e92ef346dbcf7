package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.values.catalogue.FormerKeys;
import dev.jitsirenderer.values.layer.ValuesTree;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.FileSource;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes [Values] of a tree, and says everything that is wrong with it at once: each key by itself, then the rules
/// across keys.
public final class ValuesBinder {

    private static final Set<String> COMPONENTS =
            ComponentsValues.KEYS.stream().map(key -> key.name()).collect(Collectors.toUnmodifiableSet());

    private ValuesBinder() {}

    /// @param tree of one environment
    /// @param files that its values may name
    /// @param surroundings that rules compare the values with
    public static Checked<Values> bind(ValuesTree tree, FileSource files, Surroundings surroundings) {
        var known = new Binding.KnownKeys(
                Values.TYPE::paths,
                FormerKeys::answer,
                path -> Optional.ofNullable(tree.removals().get(path)));
        var binding = Binding.of(known, files);
        var values = bind(tree, binding);
        var problems = new ArrayList<Diagnostic>(binding.problems());
        var blame = Blame.of(tree, binding.problems());
        if (values.isMonitoringStack()) {
            problems.addAll(MonitoringStackRules.check(values, blame, surroundings));
        } else {
            var installations = surroundings.neighbours().stream()
                    .filter(neighbour -> !neighbour.values().isMonitoringStack())
                    .toList();
            problems.addAll(Rules.check(values, blame, new Surroundings(surroundings.capabilities(), installations)));
            problems.addAll(PortRules.check(values, blame, installations));
        }
        return Checked.of(values, Blame.withoutRepetitions(problems));
    }

    /// Binds what counts for all shards, then each shard that something is said about.
    private static Values bind(ValuesTree tree, Binding binding) {
        var entries = new LinkedHashMap<>(tree.root().entries());
        var shards = entries.remove(Values.SHARDS.name());
        var root = new Mapping(tree.root().position(), entries);
        var values = Values.TYPE
                .bind(Place.start("", root, Optional.of(tree.defaults())), binding)
                .orElseThrow(() -> new IllegalStateException("the root is a mapping"));
        return shards == null ? values : values.withShards(bindShards(shards, root, tree.defaults(), binding));
    }

    /// What is written about a shard is checked as it stands, so that a mistake is reported once and under the key
    /// that the user wrote; its value is what counts for all shards with that laid over.
    private static Map<Integer, ShardValues> bindShards(Node written, Mapping root, Mapping defaults, Binding binding) {
        var fallback = only(COMPONENTS, defaults);
        var partial = binding.partial();
        Values.SHARDS.type().bind(shards(written, fallback), partial);
        partial.problems().forEach(problem -> binding.reject(problem.position(), problem.message()));

        var components = only(COMPONENTS, root);
        var shards = new TreeMap<Integer, ShardValues>();
        if (written instanceof Mapping overrides) {
            overrides.entries().forEach((ordinal, override) -> {
                var merged = ValuesTree.merge(
                        components, override instanceof Mapping mapping ? mapping : Mapping.empty(override.position()));
                var single = new Mapping(override.position(), Map.of(ordinal, merged));
                Values.SHARDS
                        .type()
                        .bind(shards(single, fallback), binding.muted())
                        .ifPresent(shards::putAll);
            });
        }
        return shards;
    }

    /// @param fallback what the mistakes of every shard are replaced by
    private static Place shards(Node shards, Mapping fallback) {
        var fallbacks = new LinkedHashMap<String, Node>();
        if (shards instanceof Mapping mapping) {
            mapping.entries().keySet().forEach(ordinal -> fallbacks.put(ordinal, fallback));
        }
        return Place.start(Values.SHARDS.name(), shards, Optional.of(new Mapping(shards.position(), fallbacks)));
    }

    private static Mapping only(Set<String> keys, Mapping mapping) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.keySet().retainAll(keys);
        return new Mapping(mapping.position(), entries);
    }
}
