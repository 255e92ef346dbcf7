package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.Place;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.SourceFile;
import dev.jitsirenderer.values.type.TextType;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accepts an entry of kustomize's `patches`, and reads the patch.
record PatchType() implements Type<PatchValues> {

    private record Written(Optional<PatchTarget> target, Optional<Scalar> path, Optional<Scalar> patch) {}

    private static final Key<Optional<PatchTarget>> TARGET = Key.optional(
            "target", PatchTarget.TYPE, "Which objects are patched. Without it, the patch names the object itself.");
    private static final Key<Optional<Scalar>> PATH =
            Key.optional("path", new TextType("the path of a file"), "The file with the patch.");
    private static final Key<Optional<Scalar>> PATCH =
            Key.optional("patch", new TextType("a patch as text, below \"patch: |\""), "The patch itself.");

    private static final SectionType<Written> SECTION = new SectionType<>(
            List.of(TARGET, PATH, PATCH),
            section -> new Written(section.get(TARGET), section.get(PATH), section.get(PATCH)));

    @Override
    public Optional<PatchValues> bind(Place place, Binding binding) {
        var before = binding.problems().size();
        var written = SECTION.bind(place, binding);
        if (written.isEmpty() || binding.problems().size() > before) {
            return Optional.empty();
        }
        var target = written.get().target();
        return documents(written.get(), place, binding)
                .filter(documents -> areFit(documents, target.isPresent(), place, binding))
                .map(documents -> new PatchValues(place.node().position(), target, documents));
    }

    @Override
    public String rule() {
        return "a mapping with target and path or patch";
    }

    @Override
    public Map<String, Object> schema() {
        return SECTION.schema();
    }

    private static Optional<List<Node>> documents(Written written, Place place, Binding binding) {
        if (written.path().isPresent() == written.patch().isPresent()) {
            binding.reject(place.node().position(), place.key() + " must have either path or patch");
            return Optional.empty();
        }
        return binding.documents(
                place,
                () -> written.patch()
                        .map(YamlReader::readAll)
                        .or(() -> written.path().flatMap(path -> read(path, place, binding))));
    }

    private static Optional<Checked<List<Node>>> read(Scalar path, Place place, Binding binding) {
        return switch (binding.files().read(path.position(), path.written())) {
            case Checked.Accepted<SourceFile>(var file) -> Optional.of(YamlReader.readAll(file.bytes(), file.name()));
            case Checked.Rejected<SourceFile>(var reasons) -> {
                binding.rejectFile(place.child("path", path).key(), path, reasons);
                yield Optional.empty();
            }
        };
    }

    private static boolean areFit(List<Node> documents, boolean hasTarget, Place place, Binding binding) {
        var before = binding.problems().size();
        if (documents.isEmpty()) {
            binding.reject(place.node().position(), place.key() + " has an empty patch");
        }
        if (hasTarget && documents.size() > 1) {
            binding.reject(documents.get(1).position(), "starts a second patch, where a target is given there is one");
        }
        for (var document : documents) {
            switch (document) {
                case Mapping mapping -> {
                    if (!hasTarget) {
                        WrittenObject.rejectWithoutIdentity("a patch without a target", mapping, binding);
                    }
                }
                case Sequence sequence -> {
                    if (!hasTarget) {
                        binding.reject(sequence.position(), "a JSON patch must have a target");
                    }
                }
                case Scalar scalar ->
                    binding.reject(
                            scalar.position(),
                            "a patch must be a mapping (strategic merge) or a list (JSON patch), got "
                                    + Printable.describe(scalar));
            }
        }
        return binding.problems().size() == before;
    }
}
