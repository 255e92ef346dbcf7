package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.Shard;
import dev.jitsirenderer.topology.Workload;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/jicofo/`: the focus.
final class JicofoTemplates {

    private JicofoTemplates() {}

    @CheckedTemplate(basePath = "jicofo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Deployment(Shard shard, String checksum) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jicofo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Service(Shard shard) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jicofo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NetworkPolicy(Workload.NetworkPolicy policy, Shard shard) implements TemplateInstance {}
}
