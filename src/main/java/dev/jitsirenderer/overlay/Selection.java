package dev.jitsirenderer.overlay;

import com.google.re2j.Pattern;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.LabelSelector;
import dev.jitsirenderer.values.PatchTarget;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The conditions by which a patch finds its objects, one after the other, so that it can be said which one none met.
final class Selection {

    /// @param field as a target calls it
    /// @param wanted as it was written
    /// @param actual what an object has there
    private record Condition(
            String field, String wanted, Predicate<Manifest> isMet, Function<Manifest, String> actual) {}

    /// More than this are no help in one line.
    private static final int MAX_LISTED = 3;

    private final List<Condition> conditions = new ArrayList<>();

    private Selection() {}

    static Selection of(PatchTarget target) {
        var selection = new Selection();
        selection.expression("kind", target.kind(), Manifest::kind);
        selection.expression("group", target.group(), Manifest::group);
        selection.expression("version", target.version(), Manifest::version);
        selection.expression("namespace", target.namespace(), Manifest::namespace);
        selection.labels("labelSelector", target.labelSelector(), "labels");
        selection.labels("annotationSelector", target.annotationSelector(), "annotations");
        selection.expression("name", target.name(), Manifest::name);
        return selection;
    }

    /// Of the one object that a patch without a target names.
    ///
    /// @param namespace of a patch that names none
    static Selection of(Mapping document, String namespace) {
        var patch = new Manifest("", "", document);
        var selection = new Selection();
        selection.text("kind", patch.kind(), Manifest::kind);
        selection.text("apiVersion", patch.apiVersion(), Manifest::apiVersion);
        if (!ClusterScope.contains(patch)) {
            selection.text(
                    "namespace", patch.namespace().isEmpty() ? namespace : patch.namespace(), Manifest::namespace);
        }
        selection.text("name", patch.name(), Manifest::name);
        return selection;
    }

    boolean contains(Manifest manifest) {
        return conditions.stream().allMatch(condition -> condition.isMet().test(manifest));
    }

    /// Completes "patch matches no object": the first condition that nothing meets.
    String reason(List<Manifest> manifests) {
        var left = manifests;
        var met = new ArrayList<String>();
        for (var condition : conditions) {
            var next = left.stream().filter(condition.isMet()).toList();
            if (next.isEmpty()) {
                return "none%s has %s%s"
                        .formatted(
                                met.isEmpty() ? "" : " with " + String.join(", ", met),
                                said(condition),
                                suggestion(condition, left));
            }
            met.add(said(condition));
            left = next;
        }
        throw new IllegalStateException("every condition is met");
    }

    private static String said(Condition condition) {
        return condition.field() + " " + Printable.quote(condition.wanted());
    }

    /// The nearest thing that there is, or what there is if that is little.
    private static String suggestion(Condition condition, List<Manifest> left) {
        var known = left.stream()
                .map(condition.actual())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        var near = Suggestion.among(known, condition.wanted(), name -> name);
        var isList = !known.isEmpty() && known.size() <= MAX_LISTED;
        return near.isEmpty() && isList ? ", there is " + String.join(", ", known) : near;
    }

    private void expression(String field, Optional<Pattern> pattern, Function<Manifest, String> actual) {
        pattern.ifPresent(wanted -> conditions.add(
                new Condition(field, wanted.pattern(), manifest -> wanted.matches(actual.apply(manifest)), actual)));
    }

    private void text(String field, String wanted, Function<Manifest, String> actual) {
        conditions.add(new Condition(field, wanted, manifest -> wanted.equals(actual.apply(manifest)), actual));
    }

    private void labels(String field, Optional<LabelSelector> selector, String key) {
        selector.ifPresent(wanted -> conditions.add(new Condition(
                field,
                wanted.text(),
                manifest -> wanted.matches(
                        manifest.metadata().mapping(key).map(Mapping::texts).orElse(Map.of())),
                _ -> "")));
    }
}
