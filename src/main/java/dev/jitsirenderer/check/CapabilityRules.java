package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.yaml.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Every object is of a kind that the cluster has, or that one of the manifests brings along.
final class CapabilityRules {

    private CapabilityRules() {}

    static void check(List<Manifest> manifests, Capabilities capabilities, Problems problems) {
        var broughtAlong = definitions(manifests);
        for (var manifest : manifests) {
            var apiVersion = manifest.apiVersion();
            var kind = manifest.kind();
            if (!capabilities.offers(apiVersion, kind) && !broughtAlong.contains(apiVersion + "/" + kind)) {
                var others = capabilities.versionsOf(kind);
                problems.add(
                        manifest,
                        manifest.object().get("apiVersion").orElse(manifest.object()),
                        "is of %s, which the cluster does not have%s"
                                .formatted(
                                        apiVersion,
                                        others.isEmpty() ? "" : ", it has %s".formatted(String.join(", ", others))));
            }
        }
    }

    /// `apiVersion/kind` of every kind that a CustomResourceDefinition among the manifests defines.
    private static Set<String> definitions(List<Manifest> manifests) {
        var kinds = new HashSet<String>();
        for (var manifest : manifests) {
            if (manifest.kind().equals("CustomResourceDefinition")) {
                Objects.mapping(manifest.object(), "spec").ifPresent(spec -> define(spec, kinds));
            }
        }
        return kinds;
    }

    private static void define(Mapping spec, Set<String> kinds) {
        var group = spec.text("group").orElse("");
        var kind = Objects.mapping(spec, "names")
                .flatMap(names -> names.text("kind"))
                .orElse("");
        Objects.items(spec, "versions")
                .flatMap(version -> version.text("name").stream())
                .forEach(version -> kinds.add("%s/%s/%s".formatted(group, version, kind)));
    }
}
