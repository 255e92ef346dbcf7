package dev.jitsirenderer;

import java.nio.file.Path;
import java.util.List;

/// What to render.
///
/// @param environment a directory with a `values.yaml`
/// @param settings `key=value`, as given by `--set`; the innermost layer
public record Request(Path environment, List<String> settings) {

    public Request {
        settings = List.copyOf(settings);
    }

    public static Request of(Path environment) {
        return new Request(environment, List.of());
    }
}
