package dev.jitsirenderer.overlay;

import java.util.List;
import java.util.Map;

/// What a strategic merge has to know of a Kubernetes type: which of its fields are not merged like any other.
///
/// @param fields those, and those that lead to such fields
record MergeType(Map<String, Field> fields) {

    /// Nothing is special, at any depth.
    static final MergeType PLAIN = new MergeType(Map.of());

    MergeType {
        fields = Map.copyOf(fields);
    }

    Field field(String name) {
        return fields.getOrDefault(name, Field.PLAIN);
    }

    /// How a field is merged.
    ///
    /// @param keys of [Strategy#ITEMS]: what tells items apart, the most telling first
    /// @param type of the field, or of the items of its list
    record Field(Strategy strategy, List<String> keys, MergeType type) {

        static final Field PLAIN = new Field(Strategy.DEFAULT, List.of(), MergeType.PLAIN);
    }

    enum Strategy {
        /// Mappings are merged by key, lists are replaced.
        DEFAULT,
        /// A list of mappings: items with the same keys are merged.
        ITEMS,
        /// A list of values: united.
        VALUES,
        /// A mapping that is replaced as a whole.
        REPLACED
    }
}
