package dev.jitsirenderer.topology;

import java.util.Map;

/// What every Kubernetes object says about itself.
public record ObjectMeta(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {}
