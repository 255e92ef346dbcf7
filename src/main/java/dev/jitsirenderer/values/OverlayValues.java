package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// `patches` and `resources`: what values cannot say. Those of outer layers come first.
public record OverlayValues(List<PatchValues> patches, List<ResourceValues> resources) {

    private static final Key<List<PatchValues>> PATCHES = Key.withDefault(
            "patches",
            Types.list(new PatchType(), "patches, each a mapping with target and path or patch"),
            List.of(),
            "Changes of rendered objects, as kustomize's `patches`: strategic merge or JSON 6902 patches, in a file or"
                    + " inline, of the objects that `target` selects by `group`, `version`, `kind`, `name`, `namespace`"
                    + " (regular expressions), `labelSelector` and `annotationSelector`. Patches of outer layers are"
                    + " applied first; a patch that matches nothing is an error.");
    private static final Key<List<List<ResourceValues>>> RESOURCES = Key.withDefault(
            "resources",
            Types.list(new ResourceType(), "paths of files or directories with Kubernetes objects"),
            List.of(),
            "Objects to add: YAML or JSON files of this repository, relative to this file. Namespaced objects without"
                    + " a namespace get that of the installation.");

    static final List<Key<?>> KEYS = List.of(PATCHES, RESOURCES);

    static OverlayValues read(SectionType.Bound section) {
        return new OverlayValues(
                section.get(PATCHES),
                section.get(RESOURCES).stream().flatMap(List::stream).toList());
    }
}
