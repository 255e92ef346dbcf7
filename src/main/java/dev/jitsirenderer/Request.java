package dev.jitsirenderer;

import dev.jitsirenderer.topology.Capabilities;
import java.nio.file.Path;
import java.util.List;

/// What to render.
///
/// @param environment a directory with a `values.yaml`
/// @param settings `key=value`, as given by `--set`; the innermost layer
/// @param capabilities of the cluster, as far as they are known
public record Request(Path environment, List<String> settings, Capabilities capabilities) {

    public Request {
        settings = List.copyOf(settings);
    }

    public static Request of(Path environment) {
        return new Request(environment, List.of(), Capabilities.UNKNOWN);
    }

    public Request withSettings(List<String> given) {
        return new Request(environment, given, capabilities);
    }

    public Request withCapabilities(Capabilities known) {
        return new Request(environment, settings, known);
    }
}
