package dev.jitsirenderer.topology;

import java.util.Map;

/// What a container asks for and what it may use at most, by the name of the resource.
public record Resources(Map<String, Quantity> requests, Map<String, Quantity> limits) {}
