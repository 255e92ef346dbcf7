package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Accepts the path of a file in the repository, or `content:` with the text itself.
public record FileType() implements Type<FileContent> {

    @Override
    public Optional<FileContent> bind(Place place, Binding binding) {
        return switch (place.node()) {
            case Scalar scalar when !scalar.isNull() -> read(place, scalar, binding);
            case Mapping mapping
            when mapping.entries().keySet().equals(Set.of("content"))
                    && mapping.text("content").isPresent() ->
                mapping.text("content").map(text -> FileContent.of(text.getBytes(StandardCharsets.UTF_8)));
            default -> reject(place, binding);
        };
    }

    @Override
    public String rule() {
        return "the path of a file, or content: with its text";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "oneOf",
                List.of(
                        Map.of("type", "string"),
                        Map.of(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of("content"),
                                "properties",
                                Map.of("content", Map.of("type", "string")))));
    }

    private static Optional<FileContent> read(Place place, Scalar path, Binding binding) {
        return switch (binding.files().read(path.position(), path.written())) {
            case Checked.Accepted<SourceFile>(var file) -> Optional.of(FileContent.of(file.bytes()));
            case Checked.Rejected<SourceFile> rejected -> {
                binding.rejectFile(place.key(), path, rejected.diagnostics());
                yield Optional.empty();
            }
        };
    }
}
