package dev.jitsirenderer.values.layer;

import java.util.List;

/// What counts more than the values files: parameters of an Application, and `--set` more than these.
///
/// @param settings `key=value` from the command line, a dotted key and a YAML value
public record Overrides(List<Parameter> parameters, List<String> settings) {

    public static final Overrides NONE = new Overrides(List.of(), List.of());

    public Overrides {
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
    }
}
