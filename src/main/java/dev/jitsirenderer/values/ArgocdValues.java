package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// `argocd`: annotations for Argo CD.
public record ArgocdValues(boolean syncWaves, List<String> compareOptions) {

    private static final Key<Boolean> SYNC_WAVES = Key.of(
            "syncWaves",
            Types.bool(),
            "Whether objects are applied in order: configuration, prosody, jicofo, jvb, web, haproxy, ingress.");
    private static final Key<List<String>> COMPARE_OPTIONS = Key.of(
            "compareOptions",
            Types.list(Types.text("an option such as IgnoreExtraneous", "[A-Za-z]+(=[A-Za-z]+)?"), "options"),
            "Options of `argocd.argoproj.io/compare-options` on every object.");

    static final SectionType<ArgocdValues> TYPE = new SectionType<>(
            List.of(SYNC_WAVES, COMPARE_OPTIONS),
            section -> new ArgocdValues(section.get(SYNC_WAVES), section.get(COMPARE_OPTIONS)));
}
