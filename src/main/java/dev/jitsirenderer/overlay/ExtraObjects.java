package dev.jitsirenderer.overlay;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.ResourceValues;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.LinkedHashMap;

/// Makes manifests of the objects that an environment adds.
final class ExtraObjects {

    private static final String SCOPE = "resources";

    private ExtraObjects() {}

    /// @param namespace of objects that have none and need one
    static Manifest manifest(ResourceValues resource, String namespace) {
        var object = resource.object();
        var file = resource.file().substring(resource.file().lastIndexOf('/') + 1);
        var component = file.substring(0, file.lastIndexOf('.') < 1 ? file.length() : file.lastIndexOf('.'));
        var manifest = new Manifest(SCOPE, component, object);
        var needsNamespace = manifest.namespace().isEmpty() && !ClusterScope.contains(manifest);
        return needsNamespace ? manifest.with(withNamespace(object, manifest.metadata(), namespace)) : manifest;
    }

    private static Mapping withNamespace(Mapping object, Mapping metadata, String namespace) {
        var inner = new LinkedHashMap<>(metadata.entries());
        inner.put("namespace", Scalar.text(metadata.position(), namespace));
        var outer = new LinkedHashMap<String, Node>(object.entries());
        outer.put("metadata", new Mapping(metadata.position(), inner));
        return new Mapping(object.position(), outer);
    }
}
