package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with patches. A mistake that shows in twenty objects is said once.
final class PatchProblems {

    private final Map<Diagnostic, List<Manifest>> objects = new LinkedHashMap<>();

    void add(Diagnostic problem) {
        objects.putIfAbsent(problem, new ArrayList<>());
    }

    /// @param object that the patch was applied to
    void add(Diagnostic problem, Manifest object) {
        var said = object.kind().equals("Secret") ? withoutValue(problem) : problem;
        objects.computeIfAbsent(said, _ -> new ArrayList<>()).add(object);
    }

    /// Messages end with what was found, which is nobody's business in a Secret.
    private static Diagnostic withoutValue(Diagnostic problem) {
        var message = problem.message();
        var found = message.indexOf(", got ");
        return found < 0 ? problem : new Diagnostic(problem.position(), message.substring(0, found));
    }

    List<Diagnostic> diagnostics() {
        return objects.entrySet().stream()
                .map(entry ->
                        new Diagnostic(entry.getKey().position(), entry.getKey().message() + in(entry.getValue())))
                .toList();
    }

    private static String in(List<Manifest> objects) {
        return objects.isEmpty()
                ? ""
                : ", in "
                        + Manifest.inShort(objects.stream().map(Manifest::label).toList());
    }
}
