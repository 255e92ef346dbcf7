package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where each Pod of a StatefulSet has a Service of its own, there are as many as there can be Pods: a bridge without
/// one is reached by nobody.
final class PodServiceRules {

    private static final Pattern POD = Pattern.compile("(.+)-[0-9]+");

    private final Map<String, Integer> services = new HashMap<>();
    private final Problems problems;

    private PodServiceRules(Problems problems) {
        this.problems = problems;
    }

    static void check(List<Manifest> manifests, Problems problems) {
        var rules = new PodServiceRules(problems);
        manifests.stream().filter(manifest -> manifest.kind().equals("Service")).forEach(rules::count);
        for (var manifest : manifests) {
            manifest.object().mapping("spec").ifPresent(spec -> {
                switch (manifest.kind()) {
                    case "StatefulSet" -> rules.limit(manifest, manifest.name(), spec.get("replicas"));
                    case "HorizontalPodAutoscaler" -> rules.autoscaler(manifest, spec, "maxReplicas");
                    case "ScaledObject" -> rules.autoscaler(manifest, spec, "maxReplicaCount");
                    default -> {}
                }
            });
        }
    }

    private void count(Manifest service) {
        Objects.mapping(service.object(), "spec", "selector")
                .flatMap(selector -> selector.text(Pods.POD_NAME))
                .map(POD::matcher)
                .filter(matcher -> matcher.matches())
                .ifPresent(matcher -> services.merge(key(service, matcher.group(1)), 1, Integer::sum));
    }

    private void autoscaler(Manifest autoscaler, Mapping spec, String limit) {
        spec.mapping("scaleTargetRef")
                .filter(target -> target.text("kind").orElse("").equals("StatefulSet"))
                .flatMap(target -> target.text("name"))
                .ifPresent(name -> limit(autoscaler, name, spec.get(limit)));
    }

    private void limit(Manifest manifest, String statefulSet, Optional<Node> replicas) {
        var known = services.get(key(manifest, statefulSet));
        if (known != null
                && replicas.orElse(null) instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.INTEGER
                && scalar.text().length() < 10
                && Integer.parseInt(scalar.text()) > known) {
            problems.add(
                    manifest,
                    scalar,
                    "allows %s Pods of StatefulSet %s, of which only %s have a Service of their own"
                            .formatted(scalar.text(), statefulSet, known));
        }
    }

    private static String key(Manifest manifest, String statefulSet) {
        return manifest.namespace() + "/" + statefulSet;
    }
}
