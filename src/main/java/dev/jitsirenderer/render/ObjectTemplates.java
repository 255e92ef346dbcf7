package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Workload;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/// `templates/object/`: kinds that look the same for every component.
final class ObjectTemplates {

    private ObjectTemplates() {}

    @CheckedTemplate(basePath = "object", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConfigMap(ObjectMeta metadata, Map<String, String> data, Map<String, String> binaryData)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "object", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ServiceAccount(ObjectMeta metadata) implements TemplateInstance {}

    @CheckedTemplate(basePath = "object", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PodDisruptionBudget(Workload.DisruptionBudget budget, Map<String, String> selector)
            implements TemplateInstance {}
}
