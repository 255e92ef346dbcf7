package dev.jitsirenderer.values;

import com.google.re2j.Pattern;
import dev.jitsirenderer.topology.LabelSelector;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Type;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Optional;

/// `target` of a patch, as kustomize writes it: which objects are patched. What is absent does not matter.
///
/// @param group a regular expression, as are the next four: of the whole group, in the syntax of RE2
public record PatchTarget(
        Optional<Pattern> group,
        Optional<Pattern> version,
        Optional<Pattern> kind,
        Optional<Pattern> name,
        Optional<Pattern> namespace,
        Optional<LabelSelector> labelSelector,
        Optional<LabelSelector> annotationSelector) {

    private static final Key<Optional<Pattern>> GROUP =
            Key.optional("group", expression("autoscaling"), "The API group; `core` objects have none.");
    private static final Key<Optional<Pattern>> VERSION =
            Key.optional("version", expression("v2"), "The version in the group.");
    private static final Key<Optional<Pattern>> KIND =
            Key.optional("kind", expression("HorizontalPodAutoscaler"), "The kind.");
    private static final Key<Optional<Pattern>> NAME =
            Key.optional("name", expression("shard-[0-9]+-jvb"), "The name.");
    private static final Key<Optional<Pattern>> NAMESPACE =
            Key.optional("namespace", expression("jitsi"), "The namespace.");
    private static final Key<Optional<LabelSelector>> LABEL_SELECTOR =
            Key.optional("labelSelector", selector("app.kubernetes.io/component=jvb"), "Labels, as kubectl selects.");
    private static final Key<Optional<LabelSelector>> ANNOTATION_SELECTOR =
            Key.optional("annotationSelector", selector("example.com/team=video"), "The same for annotations.");

    static final SectionType<PatchTarget> TYPE = new SectionType<>(
            List.of(GROUP, VERSION, KIND, NAME, NAMESPACE, LABEL_SELECTOR, ANNOTATION_SELECTOR),
            section -> new PatchTarget(
                    section.get(GROUP),
                    section.get(VERSION),
                    section.get(KIND),
                    section.get(NAME),
                    section.get(NAMESPACE),
                    section.get(LABEL_SELECTOR),
                    section.get(ANNOTATION_SELECTOR)));

    private static Type<LabelSelector> selector(String example) {
        return Types.parsed("a label selector such as " + example, LabelSelector::parse);
    }

    private static Type<Pattern> expression(String example) {
        return Types.parsed("a regular expression such as " + example, TargetExpression::compile);
    }
}
