package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.KubernetesVersion;
import dev.jitsirenderer.topology.Resources;
import java.util.ArrayList;
import java.util.List;

/// What values must be to each other whatever the environment renders.
final class CommonRules {

    private CommonRules() {}

    static List<Diagnostic> check(Values values, Blame blame, Capabilities capabilities) {
        var problems = new ArrayList<Diagnostic>();
        values.rendererVersion()
                .filter(pinned -> !pinned.equals(RendererVersion.current()))
                .flatMap(pinned -> blame.on(
                        "rendererVersion must be %s, the version of this renderer, got \"%s\""
                                .formatted(RendererVersion.current(), pinned),
                        "rendererVersion"))
                .ifPresent(problems::add);
        capabilities
                .kubernetes()
                .filter(version -> version.compareTo(KubernetesVersion.OLDEST) < 0)
                .flatMap(version -> blame.on(
                        "cluster must be Kubernetes %s or newer, it is %s".formatted(KubernetesVersion.OLDEST, version),
                        "cluster.name"))
                .ifPresent(problems::add);
        return problems;
    }

    /// @param key whose `resources` they are
    static List<Diagnostic> resources(String key, Resources resources, Blame blame) {
        var problems = new ArrayList<Diagnostic>();
        resources.requests().forEach((name, request) -> {
            var limit = resources.limits().get(name);
            if (limit != null && request.compareTo(limit) > 0) {
                blame.on(
                                "%s.resources.requests.%s must be at most its limit %s, got \"%s\""
                                        .formatted(key, name, limit, request),
                                key + ".resources.requests." + name,
                                key + ".resources.limits." + name)
                        .ifPresent(problems::add);
            }
        });
        return problems;
    }
}
