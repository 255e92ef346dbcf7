package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Optional;

/// `monitoring.adapter`: the configuration of the Prometheus Adapter, which somebody else runs.
///
/// @param namespace of the adapter; that of Prometheus if empty
public record AdapterValues(boolean enabled, Optional<String> namespace) {

    private static final Key<Boolean> ENABLED = Key.of(
            "enabled",
            Types.bool(),
            "Whether to render a ConfigMap with the rules by which a Prometheus Adapter serves the metrics of this"
                    + " installation to HorizontalPodAutoscalers. Its key is `config.yaml`.");
    private static final Key<Optional<String>> NAMESPACE = Key.optional(
            "namespace",
            Types.dnsLabel(),
            "The adapter's namespace, where the ConfigMap goes. Default: that of `monitoring.prometheus`.");

    static final SectionType<AdapterValues> TYPE = new SectionType<>(
            List.of(ENABLED, NAMESPACE), section -> new AdapterValues(section.get(ENABLED), section.get(NAMESPACE)));
}
