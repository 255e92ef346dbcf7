package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.StructureType;
import dev.jitsirenderer.values.type.Types;
import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Optional;

/// One of `monitoringStack.charts`: which chart Argo CD installs, and what it gets beside our values.
///
/// @param values in the chart's own words; they win over ours
public record ChartValues(String repository, String version, Optional<Node> values) {

    /// What Argo CD takes as `repoURL`: a repository of charts, or a registry without its scheme.
    private static final Key<String> REPOSITORY = Key.of(
            "repository",
            Types.text(
                    "a chart repository such as https://charts.example.com, or a registry such as"
                            + " registry.example.com/charts",
                    "(https?://)?[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/?"),
            "Where the chart comes from: a chart repository, or an OCI registry without `oci://`.");
    private static final Key<String> VERSION = Key.of(
            "version",
            Types.text("an exact version such as 1.2.3", "v?[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?"),
            "The chart's exact version. Our values were checked against the default one.");
    private static final Key<Optional<Node>> VALUES = Key.optional(
            "values",
            StructureType.mapping("the chart's values"),
            "Values in the chart's own words, merged over ours: mappings merge, lists replace. Nothing here is checked.");

    static final SectionType<ChartValues> TYPE = new SectionType<>(
            List.of(REPOSITORY, VERSION, VALUES),
            section -> new ChartValues(section.get(REPOSITORY), section.get(VERSION), section.get(VALUES)));
}
