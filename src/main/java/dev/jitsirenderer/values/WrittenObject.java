package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Binding;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;

/// What a Kubernetes object that a user writes must say about itself.
final class WrittenObject {

    private WrittenObject() {}

    /// @param what begins the message
    /// @return whether it was rejected
    static boolean rejectWithoutIdentity(String what, Mapping object, Binding binding) {
        var missing = new ArrayList<String>();
        if (!says(object, "apiVersion")) {
            missing.add("apiVersion");
        }
        if (!says(object, "kind")) {
            missing.add("kind");
        }
        if (object.mapping("metadata")
                .filter(metadata -> says(metadata, "name"))
                .isEmpty()) {
            missing.add("metadata.name");
        }
        if (!missing.isEmpty()) {
            binding.reject(
                    object.position(),
                    "%s must have apiVersion, kind and metadata.name, this has no %s"
                            .formatted(what, String.join(" and no ", missing)));
        }
        return !missing.isEmpty();
    }

    private static boolean says(Mapping mapping, String key) {
        return mapping.entries().get(key) instanceof Scalar scalar
                && !scalar.isNull()
                && !scalar.text().isBlank();
    }
}
