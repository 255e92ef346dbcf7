package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.Haproxy;
import dev.jitsirenderer.topology.Workload;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/haproxy/`: the proxies in front of the shards.
final class HaproxyTemplates {

    private HaproxyTemplates() {}

    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StatefulSet(Haproxy haproxy, String checksum) implements TemplateInstance {}

    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Service(Haproxy haproxy) implements TemplateInstance {}

    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HeadlessService(Haproxy haproxy) implements TemplateInstance {}

    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PeerService(Haproxy.Peer peer) implements TemplateInstance {}

    @CheckedTemplate(basePath = "haproxy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NetworkPolicy(Workload.NetworkPolicy policy, Haproxy haproxy) implements TemplateInstance {}
}
