package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.values.type.SourceFile;
import dev.jitsirenderer.values.type.TextType;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accepts the path of a file or directory with Kubernetes objects, and reads them. A `List` stands for its items.
record ResourceType() implements Type<List<ResourceValues>> {

    private static final TextType PATH = new TextType("the path of a file or directory");

    @Override
    public Optional<List<ResourceValues>> bind(Place place, Binding binding) {
        return PATH.bind(place, binding).flatMap(path -> switch (binding.files()
                .readAll(path.position(), path.written())) {
            case Checked.Accepted<List<SourceFile>>(var files) -> {
                var objects = new ArrayList<ResourceValues>();
                files.forEach(file -> read(place, file, objects, binding));
                yield Optional.of(List.copyOf(objects));
            }
            case Checked.Rejected<List<SourceFile>>(var reasons) -> {
                binding.rejectFile(place.key(), path, reasons);
                yield Optional.empty();
            }
        });
    }

    @Override
    public String rule() {
        return PATH.rule();
    }

    @Override
    public Map<String, Object> schema() {
        return PATH.schema();
    }

    private static void read(Place place, SourceFile file, List<ResourceValues> objects, Binding binding) {
        binding.documents(place, () -> Optional.of(YamlReader.readAll(file.bytes(), file.name())))
                .ifPresent(documents -> documents.forEach(document -> object(document, file, objects, binding)));
    }

    private static void object(Node document, SourceFile file, List<ResourceValues> objects, Binding binding) {
        if (!(document instanceof Mapping mapping)) {
            // What stands there may be a password.
            var got = document instanceof Scalar ? "a single value" : Printable.describe(document);
            binding.reject(document.position(), "an object must be a mapping, got " + got);
        } else if (mapping.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
                && mapping.entries().get("items") instanceof Sequence items) {
            items.items().forEach(item -> object(item, file, objects, binding));
        } else if (!WrittenObject.rejectWithoutIdentity("an object", mapping, binding)) {
            objects.add(new ResourceValues(file.name(), mapping));
        }
    }
}
