package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with manifests, and says where.
///
/// What a user wrote is blamed with its file and line: `jvb.yaml:12: StatefulSet shard-0-jvb names the …`. One line of
/// one patch is often in many objects; it is one message. What a template of ours wrote is blamed on the object:
/// `StatefulSet shard-0-jvb: names the …`.
final class Problems {

    private final List<Diagnostic> ofTemplates = new ArrayList<>();
    private final Map<Cause, Effects> ofUsers = new LinkedHashMap<>();

    /// @param field without the numbers of list items, because patched lists differ from object to object
    private record Cause(Position position, String field, String message) {}

    private record Effects(String field, Set<String> labels) {}

    /// @param message completes a sentence that begins with the object
    void add(Manifest manifest, String message) {
        ofTemplates.add(new Diagnostic(Position.of(manifest.label()), message));
    }

    /// @param culprit what must be changed
    void add(Manifest manifest, Node culprit, String message) {
        if (Manifest.isOfTemplate(culprit.position())) {
            add(manifest, message);
        } else {
            addOfUser(manifest, culprit.position(), "", message);
        }
    }

    /// @param path of the field that the message is about
    void add(Manifest manifest, FieldPath path, String message) {
        for (@Nullable FieldPath part = path; part != null; part = part.around()) {
            var position = part.node().position();
            if (!Manifest.isOfTemplate(position)) {
                addOfUser(manifest, position, path.toString(), message);
                return;
            }
        }
        add(manifest, "%s %s".formatted(path, message));
    }

    List<Diagnostic> diagnostics() {
        var diagnostics = new ArrayList<>(ofTemplates);
        ofUsers.forEach((cause, effects) -> diagnostics.add(
                new Diagnostic(cause.position(), "%s %s".formatted(subject(effects), cause.message()))));
        return diagnostics;
    }

    private void addOfUser(Manifest manifest, Position position, String field, String message) {
        ofUsers.computeIfAbsent(
                        new Cause(position, field.replaceAll("\\[[0-9]+]", ""), message),
                        _ -> new Effects(field, new LinkedHashSet<>()))
                .labels()
                .add(manifest.label());
    }

    private static String subject(Effects effects) {
        var objects = Manifest.inShort(effects.labels());
        return effects.field().isEmpty() ? objects : "%s of %s".formatted(effects.field(), objects);
    }
}
