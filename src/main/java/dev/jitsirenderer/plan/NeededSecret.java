package dev.jitsirenderer.plan;

import dev.jitsirenderer.values.Values;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Secret that an environment needs and never renders.
///
/// @param fixed keys whose values are no secret
/// @param random keys whose values are
public record NeededSecret(String name, Map<String, String> fixed, Collection<String> random) {

    static final String ADMIN_PASSWORD = "admin-password";

    /// Empty if the environment needs none.
    public static Optional<NeededSecret> of(Values values) {
        if (!values.isMonitoringStack()) {
            return Optional.of(new NeededSecret(values.secretName(), Map.of(), SecretNeeds.ofInstallation(values)));
        }
        var grafana = values.monitoringStack().grafana();
        return grafana.enabled()
                ? Optional.of(
                        new NeededSecret(grafana.adminSecret(), Map.of("admin-user", "admin"), List.of(ADMIN_PASSWORD)))
                : Optional.empty();
    }
}
