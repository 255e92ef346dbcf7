package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.OverlayValues;
import dev.jitsirenderer.values.PatchValues;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What values cannot say: adds the environment's own objects, then lays its patches over all objects, one patch after
/// the other.
public final class Overlay {

    /// What merging takes at worst: each item of a patch is looked for among all items of an object. Twenty patches
    /// for each of a thousand shards need a third of it.
    private static final long MAX_WORK = 1_000_000_000;

    private long work;
    private final String namespace;
    private final PatchProblems problems = new PatchProblems();
    private List<Manifest> manifests;

    private Overlay(List<Manifest> manifests, String namespace) {
        this.manifests = manifests;
        this.namespace = namespace;
    }

    /// @param namespace of the installation: that of added objects and of patches that name none
    public static Checked<List<Manifest>> apply(List<Manifest> rendered, OverlayValues overlays, String namespace) {
        var added = overlays.resources().stream().map(resource -> ExtraObjects.manifest(resource, namespace));
        var overlay = new Overlay(Stream.concat(rendered.stream(), added).toList(), namespace);
        overlays.patches().forEach(overlay::patch);
        return Checked.of(overlay.manifests, overlay.problems.diagnostics());
    }

    private void patch(PatchValues patch) {
        for (var document : patch.documents()) {
            patch.target()
                    .ifPresentOrElse(
                            target -> patch(Selection.of(target), patch.position(), document),
                            () -> patch(Selection.of((Mapping) document, namespace), document.position(), document));
        }
    }

    private void patch(Selection selection, Position position, Node document) {
        if (manifests.stream().noneMatch(selection::contains)) {
            problems.add(new Diagnostic(position, "patch matches no object, " + selection.reason(manifests)));
            return;
        }
        switch (compile(document)) {
            case Checked.Accepted<Patch>(var patch) ->
                manifests = manifests.stream()
                        .flatMap(manifest ->
                                selection.contains(manifest) ? apply(patch, document, manifest) : Stream.of(manifest))
                        .toList();
            case Checked.Rejected<Patch>(var reasons) -> reasons.forEach(problems::add);
        }
    }

    /// Changes one object, or takes it away.
    @FunctionalInterface
    private interface Patch {
        Checked<Optional<Mapping>> apply(Mapping object);
    }

    private static Checked<Patch> compile(Node document) {
        return switch (document) {
            case Mapping merge -> new Checked.Accepted<>(object -> StrategicMerge.apply(object, merge));
            case Sequence operations ->
                JsonPatch.parse(operations)
                        .map(patch -> object -> patch.apply(object).map(Optional::of));
            case Scalar scalar -> throw new IllegalStateException("no patch at " + scalar.position());
        };
    }

    /// @return nothing if the patch deletes the object, and the object as it was if the patch cannot be applied
    private Stream<Manifest> apply(Patch patch, Node document, Manifest manifest) {
        work += document.count() * manifest.object().count();
        if (work > MAX_WORK) {
            problems.add(new Diagnostic(document.position(), "is too large for an object of this size"), manifest);
            return Stream.of(manifest);
        }
        return switch (patch.apply(manifest.object()).then(patched -> storable(document, patched))) {
            case Checked.Accepted<Optional<Mapping>>(var patched) -> patched.map(manifest::with).stream();
            case Checked.Rejected<Optional<Mapping>>(var reasons) -> {
                reasons.forEach(reason -> problems.add(reason, manifest));
                yield Stream.of(manifest);
            }
        };
    }

    private static Checked<Optional<Mapping>> storable(Node document, Optional<Mapping> patched) {
        return patched.flatMap(ObjectSize::problem)
                .<Checked<Optional<Mapping>>>map(problem -> Checked.reject(document.position(), problem))
                .orElseGet(() -> new Checked.Accepted<>(patched));
    }
}
