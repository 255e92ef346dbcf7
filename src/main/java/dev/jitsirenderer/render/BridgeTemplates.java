package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.BridgePool;
import dev.jitsirenderer.topology.Workload;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/jvb/`: the videobridges of a shard.
final class BridgeTemplates {

    private BridgeTemplates() {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StatefulSet(BridgePool pool, String checksum) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HeadlessService(BridgePool pool) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NodePortService(BridgePool.NodePortService service) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LoadBalancerService(BridgePool.LoadBalancerService service) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HorizontalPodAutoscaler(BridgePool.Autoscaler scaler) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ScaledObject(dev.jitsirenderer.topology.ScaledObject scaled) implements TemplateInstance {}

    @CheckedTemplate(basePath = "jvb", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NetworkPolicy(Workload.NetworkPolicy policy, BridgePool pool) implements TemplateInstance {}
}
