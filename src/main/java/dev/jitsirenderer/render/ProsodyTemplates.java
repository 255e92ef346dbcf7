package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Shard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/prosody/`: the XMPP server.
final class ProsodyTemplates {

    private ProsodyTemplates() {}

    @CheckedTemplate(basePath = "prosody", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Deployment(Shard shard, String checksum) implements TemplateInstance {}

    @CheckedTemplate(basePath = "prosody", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Service(Shard shard) implements TemplateInstance {}

    @CheckedTemplate(basePath = "prosody", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NetworkPolicy(ObjectMeta metadata, Shard shard) implements TemplateInstance {}
}
