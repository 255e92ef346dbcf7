package dev.jitsirenderer.values.type;

/// A file of the repository.
///
/// @param name its path in the repository, as messages print it
@SuppressWarnings("ArrayRecordComponent") // nobody compares files
public record SourceFile(String name, byte[] bytes) {}
