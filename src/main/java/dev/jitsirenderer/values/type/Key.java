package dev.jitsirenderer.values.type;

import java.util.Map;
import java.util.Optional;

/// A key of a section.
///
/// @param name camelCase, the same as the record component it becomes
/// @param type what it accepts
/// @param absent what it is when nobody sets it; empty if somebody must: the built-in defaults or the user
/// @param example stands in for a value that is missing and has no default, so that the check of the others can go on
/// @param description for the person who sets it; one paragraph of Markdown
public record Key<T>(String name, Type<T> type, Optional<T> absent, Optional<String> example, String description) {

    /// A key that always has a value: the built-in defaults set it.
    public static <T> Key<T> of(String name, Type<T> type, String description) {
        return new Key<>(name, type, Optional.empty(), Optional.empty(), description);
    }

    /// A key that the user must set, because no default could be right.
    public static <T> Key<T> mandatory(String name, Type<T> type, String example, String description) {
        return new Key<>(name, type, Optional.empty(), Optional.of(example), description);
    }

    /// A key that may be missing.
    public static <T> Key<Optional<T>> optional(String name, Type<T> type, String description) {
        return new Key<>(name, new OptionalType<>(type), Optional.of(Optional.empty()), Optional.empty(), description);
    }

    /// A key with a map that may be missing, which is the same as empty.
    public static <K, V> Key<Map<K, V>> map(String name, Type<Map<K, V>> type, String description) {
        return new Key<>(name, type, Optional.of(Map.of()), Optional.empty(), description);
    }

    /// A key that stands for something else when it is missing.
    public static <T> Key<T> withDefault(String name, Type<T> type, T absent, String description) {
        return new Key<>(name, type, Optional.of(absent), Optional.empty(), description);
    }
}
