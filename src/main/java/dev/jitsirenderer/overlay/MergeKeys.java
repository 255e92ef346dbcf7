package dev.jitsirenderer.overlay;

import dev.jitsirenderer.overlay.MergeType.Field;
import dev.jitsirenderer.overlay.MergeType.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which lists of which kinds are merged, and by what. Every list that is not here is replaced as a whole.
///
/// Source: `x-kubernetes-patch-strategy`, `x-kubernetes-patch-merge-key` and, for lists with more than one key,
/// `x-kubernetes-list-map-keys` of Kubernetes' OpenAPI document, read in August 2026. kustomize 5.5 carries the
/// document of Kubernetes 1.21, and its output is our specification. So these are left out, and replaced: all of
/// `autoscaling/v2`; `resourceClaims`, `schedulingGates` and the `ports` of `ephemeralContainers`; `hostIPs`,
/// `resourceClaimStatuses`, and both lists below `containerStatuses`.
final class MergeKeys {

    /// Kinds and types with the fields that matter. A field leads to a type, or says how its list is merged:
    /// `by` and its keys, or `united`. Keys after the first tell apart what the first does not.
    private static final String TABLE = """
            ObjectMeta            finalizers                 united
            ObjectMeta            ownerReferences            by uid

            Container             env                        by name
            Container             ports                      by containerPort,protocol
            Container             volumeDevices              by devicePath
            Container             volumeMounts               by mountPath
            EphemeralContainer    env                        by name
            EphemeralContainer    volumeDevices              by devicePath
            EphemeralContainer    volumeMounts               by mountPath
            ClaimTemplate         metadata                   ObjectMeta
            EphemeralVolume       volumeClaimTemplate        ClaimTemplate
            Volume                ephemeral                  EphemeralVolume
            PodSpec               containers                 by name       Container
            PodSpec               initContainers             by name       Container
            PodSpec               ephemeralContainers        by name       EphemeralContainer
            PodSpec               volumes                    by name       Volume
            PodSpec               hostAliases                by ip
            PodSpec               imagePullSecrets           by name
            PodSpec               topologySpreadConstraints  by topologyKey,whenUnsatisfiable
            PodTemplate           metadata                   ObjectMeta
            PodTemplate           spec                       PodSpec
            Templated             template                   PodTemplate
            JobTemplate           metadata                   ObjectMeta
            JobTemplate           spec                       Templated
            CronJobSpec           jobTemplate                JobTemplate
            Conditioned           conditions                 by type
            PodStatus             conditions                 by type
            PodStatus             podIPs                     by ip
            ServiceSpec           ports                      by port,protocol
            DisruptionBudgetSpec  selector                   replaced

            apps/v1/DaemonSet     spec                       Templated
            apps/v1/DaemonSet     status                     Conditioned
            apps/v1/Deployment    spec                       Templated
            apps/v1/Deployment    status                     Conditioned
            apps/v1/ReplicaSet    spec                       Templated
            apps/v1/ReplicaSet    status                     Conditioned
            apps/v1/StatefulSet   spec                       Templated
            apps/v1/StatefulSet   status                     Conditioned
            batch/v1/CronJob      spec                       CronJobSpec
            batch/v1/Job          spec                       Templated
            batch/v1/Job          status                     Conditioned
            policy/v1/PodDisruptionBudget  spec              DisruptionBudgetSpec
            policy/v1/PodDisruptionBudget  status            Conditioned
            v1/Namespace          status                     Conditioned
            v1/PersistentVolumeClaim  status                 Conditioned
            v1/Pod                spec                       PodSpec
            v1/Pod                status                     PodStatus
            v1/PodTemplate        template                   PodTemplate
            v1/ReplicationController  spec                   Templated
            v1/ReplicationController  status                 Conditioned
            v1/Service            spec                       ServiceSpec
            v1/Service            status                     Conditioned
            v1/ServiceAccount     secrets                    by name
            apiregistration.k8s.io/v1/APIService  status     Conditioned
            """;

    /// Kinds with nothing to merge but their metadata.
    private static final String OTHER_KINDS = """
            v1/ConfigMap
            v1/Endpoints
            v1/LimitRange
            v1/PersistentVolume
            v1/ResourceQuota
            v1/Secret
            apps/v1/ControllerRevision
            autoscaling/v1/HorizontalPodAutoscaler
            coordination.k8s.io/v1/Lease
            discovery.k8s.io/v1/EndpointSlice
            networking.k8s.io/v1/Ingress
            networking.k8s.io/v1/IngressClass
            networking.k8s.io/v1/NetworkPolicy
            node.k8s.io/v1/RuntimeClass
            rbac.authorization.k8s.io/v1/ClusterRole
            rbac.authorization.k8s.io/v1/ClusterRoleBinding
            rbac.authorization.k8s.io/v1/Role
            rbac.authorization.k8s.io/v1/RoleBinding
            scheduling.k8s.io/v1/PriorityClass
            storage.k8s.io/v1/StorageClass
            """;

    private static final Map<String, MergeType> TYPES = read();

    private MergeKeys() {}

    /// The type of an object; a plain one for kinds without a schema, such as custom resources.
    static MergeType of(String apiVersion, String kind) {
        return TYPES.getOrDefault(apiVersion + "/" + kind, MergeType.PLAIN);
    }

    /// Whether the fields of a kind are known.
    static boolean isKnown(MergeType type) {
        return type.fields().containsKey("metadata");
    }

    /// A type stands above the rows that lead to it.
    private static Map<String, MergeType> read() {
        var types = new HashMap<String, MergeType>();
        TABLE.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" +"))
                .forEach(row -> {
                    var fields = new HashMap<>(typeOf(row[0], types).fields());
                    fields.put(row[1], field(row, types));
                    types.put(row[0], new MergeType(fields));
                });
        OTHER_KINDS.lines().forEach(kind -> types.put(kind, typeOf(kind, types)));
        return Map.copyOf(types);
    }

    private static Field field(String[] row, Map<String, MergeType> types) {
        return switch (row[2]) {
            case "by" -> {
                var items = row.length > 4 ? type(row[4], types) : MergeType.PLAIN;
                yield new Field(Strategy.ITEMS, List.of(row[3].split(",")), items);
            }
            case "united" -> new Field(Strategy.VALUES, List.of(), MergeType.PLAIN);
            case "replaced" -> new Field(Strategy.REPLACED, List.of(), MergeType.PLAIN);
            default -> new Field(Strategy.DEFAULT, List.of(), type(row[2], types));
        };
    }

    /// What is known so far; every kind has metadata.
    private static MergeType typeOf(String name, Map<String, MergeType> types) {
        var isKind = name.contains("/");
        var fresh = isKind
                ? new MergeType(Map.of("metadata", new Field(Strategy.DEFAULT, List.of(), type("ObjectMeta", types))))
                : MergeType.PLAIN;
        return types.getOrDefault(name, fresh);
    }

    private static MergeType type(String name, Map<String, MergeType> types) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalStateException(name + " stands below its use");
        }
        return type;
    }
}
