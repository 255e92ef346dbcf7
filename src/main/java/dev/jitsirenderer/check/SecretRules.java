package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import java.util.List;

/// No Secret brings its values along: what is rendered lies in Git, in Argo CD's cache and in build logs.
final class SecretRules {

    private static final List<String> VALUES = List.of("data", "stringData");

    private SecretRules() {}

    static void check(List<Manifest> manifests, Problems problems) {
        for (var manifest : manifests) {
            if (manifest.kind().equals("Secret") && manifest.apiVersion().equals("v1")) {
                VALUES.forEach(part -> manifest.object()
                        .get(part)
                        .filter(values -> values instanceof Mapping mapping
                                && !mapping.entries().isEmpty())
                        .ifPresent(values -> problems.add(
                                manifest,
                                values,
                                "has values, which have no place in Git: seal it, or create it elsewhere and list it"
                                        + " below existing.secrets")));
            }
        }
    }
}
