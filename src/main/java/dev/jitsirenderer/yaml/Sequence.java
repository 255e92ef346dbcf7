package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.util.List;

public record Sequence(Position position, List<Node> items) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public Object data() {
        return items.stream().map(Node::data).toList();
    }
}
