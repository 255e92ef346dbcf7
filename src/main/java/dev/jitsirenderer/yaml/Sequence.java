package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.util.ArrayList;
import java.util.List;

public record Sequence(Position position, List<Node> items) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    static Sequence of(Iterable<?> values, Position position) {
        var items = new ArrayList<Node>();
        values.forEach(value -> items.add(Node.of(value, position)));
        return new Sequence(position, items);
    }

    @Override
    public long count() {
        var count = 1L;
        for (var item : items) {
            count += item.count();
        }
        return count;
    }

    @Override
    public Object data() {
        return items.stream().map(Node::data).toList();
    }
}
