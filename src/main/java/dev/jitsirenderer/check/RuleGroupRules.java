package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.HashSet;
import java.util.List;

/// The groups of a PrometheusRule have different names: Prometheus refuses the whole file otherwise, and the operator
/// the object.
final class RuleGroupRules {

    private RuleGroupRules() {}

    static void check(List<Manifest> manifests, Problems problems) {
        for (var manifest : manifests) {
            if (manifest.kind().equals("PrometheusRule")) {
                manifest.object().mapping("spec").ifPresent(spec -> groups(manifest, spec, problems));
            }
        }
    }

    private static void groups(Manifest rule, Mapping spec, Problems problems) {
        var names = new HashSet<String>();
        Objects.items(spec, "groups")
                .flatMap(group -> group.get("name").stream())
                .filter(name -> !names.add(Objects.text(name)))
                .forEach(name -> problems.add(rule, name, "has two groups %s".formatted(Objects.text(name))));
    }
}
