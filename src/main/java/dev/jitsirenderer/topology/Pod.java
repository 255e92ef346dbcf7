package dev.jitsirenderer.topology;

import dev.jitsirenderer.yaml.Node;
import java.util.List;
import java.util.Map;

/// A Pod with one container.
///
/// @param annotations without the checksum of its configuration, which is known when that is rendered
/// @param fields further fields of the Pod's spec, as the user wrote them
public record Pod(
        Map<String, String> labels,
        Map<String, String> annotations,
        String serviceAccountName,
        List<LocalReference> imagePullSecrets,
        String image,
        String imagePullPolicy,
        List<Variable> variables,
        List<SecretVariable> secretVariables,
        List<FieldVariable> fieldVariables,
        Map<String, String> requests,
        Map<String, String> limits,
        List<EmptyDir> emptyDirs,
        List<ConfigVolume> configVolumes,
        List<Mount> mounts,
        List<FileMount> fileMounts,
        Map<String, String> nodeSelector,
        List<Spread> spreads,
        List<Field> fields) {

    public record LocalReference(String name) {}

    public record Variable(String name, String value) {}

    /// A variable from a key of a Secret, which has the variable's name.
    public record SecretVariable(String name, String secretName) {}

    /// A variable from a field of the Pod itself.
    public record FieldVariable(String name, String fieldPath) {}

    public record EmptyDir(String name, String sizeLimit) {}

    /// @param items what of the ConfigMap is visible, and where below the mount
    public record ConfigVolume(String name, String configMap, List<Item> items) {}

    public record Item(String key, String path) {}

    public record Mount(String name, String mountPath, boolean readOnly) {}

    /// A single file of a volume, in a directory that belongs to the image.
    public record FileMount(String name, String mountPath, String subPath) {}

    /// @param minDomains 0 for none
    public record Spread(String topologyKey, String whenUnsatisfiable, int minDomains) {}

    public record Field(String name, Node value) {}
}
