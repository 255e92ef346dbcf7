package dev.jitsirenderer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.Overrides;
import dev.jitsirenderer.values.layer.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to render.
///
/// @param environment a directory with a `values.yaml`
/// @param repository the real path of what it may read; looked for if it is empty
/// @param overrides of its values
/// @param capabilities of the cluster, as far as they are known
public record Request(Path environment, Optional<Path> repository, Overrides overrides, Capabilities capabilities) {

    public static Request of(Path environment) {
        return new Request(environment, Optional.empty(), Overrides.NONE, Capabilities.UNKNOWN);
    }

    /// @param given `key=value`, as given by `--set`
    public Request withSettings(List<String> given) {
        return new Request(environment, repository, new Overrides(overrides.parameters(), given), capabilities);
    }

    public Request withParameters(List<Parameter> given) {
        return new Request(environment, repository, new Overrides(given, overrides.settings()), capabilities);
    }

    public Request withRepository(Optional<Path> known) {
        return new Request(environment, known, overrides, capabilities);
    }

    public Request withCapabilities(Capabilities known) {
        return new Request(environment, repository, overrides, known);
    }

    /// Finds the layers of the environment.
    public Checked<Environment> locate() {
        return Environment.locate(environment, repository);
    }
}
