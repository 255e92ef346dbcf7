package dev.jitsirenderer.topology;

import java.util.Map;

/// What every Kubernetes object says about itself.
///
/// @param namespace empty for an object that lives outside of namespaces
public record ObjectMeta(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {}
