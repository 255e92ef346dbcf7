package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Optional;

/// One entry of `patches`.
///
/// @param position where the entry stands
/// @param target which objects are patched; without one, each document names the one object that it patches
/// @param documents a list of JSON patch operations, or mappings to merge; with a target there is one
public record PatchValues(Position position, Optional<PatchTarget> target, List<Node> documents) {

    public PatchValues {
        documents = List.copyOf(documents);
    }
}
