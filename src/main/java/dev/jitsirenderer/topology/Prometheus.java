package dev.jitsirenderer.topology;

import java.util.Map;

/// Who reads the metrics. It belongs to somebody else and lives in a namespace of its own.
///
/// @param podLabels of its Pods; every Pod of the namespace if empty
public record Prometheus(String namespace, String serviceAccount, Map<String, String> podLabels) {}
