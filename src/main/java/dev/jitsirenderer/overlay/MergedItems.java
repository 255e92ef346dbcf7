package dev.jitsirenderer.overlay;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of a list, item by item, in the order of the patch.
final class MergedItems {

    private final List<Node> before;
    private final List<Node> patched = new ArrayList<>();
    private final List<Node> added = new ArrayList<>();
    private final Map<Node, Node> merged = new HashMap<>();

    /// @param before the items of the object
    MergedItems(List<Node> before) {
        this.before = before;
    }

    void added(Mapping item) {
        patched.add(item);
        added.add(item);
    }

    void merged(Mapping old, Mapping item) {
        patched.add(item);
        merged.put(old, item);
    }

    /// As kustomize has it: the patch's items in front, in its order. But where items are told apart by more than
    /// one key, only new ones come to the front.
    ///
    /// @param left the object's items that the patch does not touch
    List<Node> inOrder(List<Node> left, boolean keepsOrder) {
        var result = new ArrayList<>(keepsOrder ? added : patched);
        if (keepsOrder) {
            for (var item : before) {
                if (merged.containsKey(item)) {
                    result.add(merged.remove(item));
                } else if (left.contains(item)) {
                    result.add(item);
                }
            }
        } else {
            result.addAll(left);
        }
        return result;
    }
}
