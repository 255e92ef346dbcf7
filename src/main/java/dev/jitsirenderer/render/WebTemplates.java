package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.Haproxy;
import dev.jitsirenderer.topology.Shard;
import dev.jitsirenderer.topology.Workload;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/web/`: nginx with the web application.
final class WebTemplates {

    private WebTemplates() {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Deployment(Shard shard, String checksum) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Service(Shard shard) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NetworkPolicy(Workload.NetworkPolicy policy, Shard shard, Haproxy haproxy) implements TemplateInstance {}
}
