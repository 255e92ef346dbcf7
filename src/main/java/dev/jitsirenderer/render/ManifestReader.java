package dev.jitsirenderer.render;

import dev.jitsirenderer.yaml.Mapping;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The seam between text and structure: a template goes in, an object comes out.
///
/// The text has places instead of values, so it is the same for every shard, and is read once. Values never pass
/// through text, and so none can be taken for something else.
final class ManifestReader {

    /// By template, then by text.
    private final Map<String, Map<String, Outline>> outlines = new ConcurrentHashMap<>();

    Mapping read(TemplateInstance template) {
        var values = new ArrayList<>();
        var text = ScopedValue.where(TemplateValues.COLLECTED, values).call(template::render);
        var id = template.getTemplate().getId();
        var outline = outlines.computeIfAbsent(id, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(text, _ -> OutlineReader.read(text, Manifest.TEMPLATE + file(template)));
        var left = values.iterator();
        if (outline.fill(left) instanceof Mapping object && !left.hasNext()) {
            return object;
        }
        throw new IllegalStateException(id + " prints no object");
    }

    /// Such as `jvb/stateful-set.yaml`.
    private static URI file(TemplateInstance template) {
        return template.getTemplate().getSource().orElseThrow();
    }
}
