package dev.jitsirenderer.values;

/// Another environment of the repository whose own values are in order.
///
/// @param name its path in the repository
public record Neighbour(String name, Values values) {}
