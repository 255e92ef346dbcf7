package dev.jitsirenderer.values;

import dev.jitsirenderer.yaml.Mapping;

/// A Kubernetes object that the environment adds to ours.
///
/// @param file its path in the repository
/// @param object has an `apiVersion`, a `kind` and a name
public record ResourceValues(String file, Mapping object) {}
