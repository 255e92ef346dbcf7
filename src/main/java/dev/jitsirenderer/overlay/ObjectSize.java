package dev.jitsirenderer.overlay;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.Optional;

/// How large an object is. Forty operations that copy an object into itself make a million million of one, and in
/// memory that goes unnoticed, because the copies are the same nodes.
final class ObjectSize {

    /// What etcd takes in one request.
    private static final long MAX_BYTES = 3 * 1024 * 1024 / 2;

    private static final int MAX_DEPTH = 100;

    /// Quotes, a colon, a comma.
    private static final int PUNCTUATION = 4;

    private long bytes;
    private int deepest;

    private ObjectSize() {}

    /// What is wrong with the size of an object; empty if Kubernetes can store it.
    static Optional<String> problem(Mapping object) {
        var size = new ObjectSize();
        size.add(object, 1);
        if (size.deepest > MAX_DEPTH) {
            return Optional.of("makes an object that is nested deeper than %s levels".formatted(MAX_DEPTH));
        }
        return size.bytes > MAX_BYTES
                ? Optional.of("makes an object larger than the %s bytes that Kubernetes stores".formatted(MAX_BYTES))
                : Optional.empty();
    }

    /// Stops where it is too much.
    private void add(Node node, int depth) {
        deepest = Math.max(deepest, depth);
        if (deepest > MAX_DEPTH || bytes > MAX_BYTES) {
            return;
        }
        bytes += PUNCTUATION;
        if (node instanceof Scalar scalar) {
            bytes += scalar.text().length();
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> add(item, depth + 1));
        } else if (node instanceof Mapping mapping) {
            for (var place = 0; place < mapping.size(); place++) {
                bytes += mapping.key(place).length();
                add(mapping.value(place), depth + 1);
            }
        }
    }
}
