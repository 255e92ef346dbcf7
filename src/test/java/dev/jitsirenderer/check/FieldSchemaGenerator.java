package dev.jitsirenderer.check;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Writes the field schema (docs/decisions/field-schema.md) from two sets of model classes: Fabric8's, which also know
/// custom resources, and those of the Kubernetes Java client, which are made from Kubernetes' OpenAPI document and know
/// which fields must be there.
///
/// A field is known if either knows it. Where they say different things about its type, OpenAPI is right, and the
/// difference is noted.
final class FieldSchemaGenerator {

    private static final String OPEN_API = "io.kubernetes.client.openapi.models";
    private static final String SERVICES = "META-INF/services/" + KubernetesResource.class.getName();

    /// What neither set of models says about custom resources.
    private static final Path CUSTOM_RESOURCES = Path.of("src/test/resources/kubernetes/custom-resources.txt");

    /// Kinds that neither set of models has, in the notation of the schema.
    private static final Path CUSTOM_KINDS = Path.of("src/test/resources/kubernetes/custom-kinds.txt");

    /// What stands for a structure in the type of a field.
    private static final Pattern STRUCTURE = Pattern.compile("(?<=:)[\\[{]*([A-Za-z0-9]+\\.[A-Za-z0-9.]+|[A-Z]\\w+)");

    /// The API groups of the schema that every cluster has.
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    /// Those that come with CustomResourceDefinitions, with the versions that we may print or meet.
    private static final Map<String, Set<String>> CUSTOM = Map.of(
            "acme.cert-manager.io", Set.of("v1"),
            "cert-manager.io", Set.of("v1"),
            "gateway.networking.k8s.io", Set.of("v1", "v1beta1"),
            "monitoring.coreos.com", Set.of("v1"));

    /// Not written by anybody, or not kept by the API server.
    private static final Set<String> LEFT_OUT = Set.of("Binding", "ComponentStatus", "Event");

    /// Where the API server refuses every other word, and the words have been the same for years. Neither set of models
    /// knows them; they are in Kubernetes' API reference.
    private static final Map<String, String> CHOICES = Map.ofEntries(
            Map.entry("Container.imagePullPolicy", "Always|IfNotPresent|Never"),
            Map.entry("ContainerPort.protocol", "TCP|UDP|SCTP"),
            Map.entry("HTTPGetAction.scheme", "HTTP|HTTPS"),
            Map.entry("LabelSelectorRequirement.operator", "In|NotIn|Exists|DoesNotExist"),
            Map.entry("PodSpec.dnsPolicy", "ClusterFirstWithHostNet|ClusterFirst|Default|None"),
            Map.entry("PodSpec.preemptionPolicy", "PreemptLowerPriority|Never"),
            Map.entry("PodSpec.restartPolicy", "Always|OnFailure|Never"),
            Map.entry("ServicePort.protocol", "TCP|UDP|SCTP"),
            Map.entry("ServiceSpec.externalTrafficPolicy", "Cluster|Local"),
            Map.entry("ServiceSpec.internalTrafficPolicy", "Cluster|Local"),
            Map.entry("ServiceSpec.ipFamilyPolicy", "SingleStack|PreferDualStack|RequireDualStack"),
            Map.entry("ServiceSpec.sessionAffinity", "ClientIP|None"),
            Map.entry("ServiceSpec.type", "ClusterIP|NodePort|LoadBalancer|ExternalName"),
            Map.entry("Taint.effect", "NoSchedule|PreferNoSchedule|NoExecute"),
            Map.entry("Toleration.effect", "NoSchedule|PreferNoSchedule|NoExecute"),
            Map.entry("TopologySpreadConstraint.whenUnsatisfiable", "DoNotSchedule|ScheduleAnyway"),
            Map.entry("apps.DeploymentStrategy.type", "Recreate|RollingUpdate"),
            Map.entry("apps.StatefulSetSpec.podManagementPolicy", "OrderedReady|Parallel"),
            Map.entry("apps.StatefulSetUpdateStrategy.type", "RollingUpdate|OnDelete"),
            Map.entry("autoscaling.v2.HPAScalingPolicy.type", "Pods|Percent"),
            Map.entry("autoscaling.v2.HPAScalingRules.selectPolicy", "Max|Min|Disabled"),
            Map.entry("autoscaling.v2.MetricSpec.type", "ContainerResource|External|Object|Pods|Resource"),
            Map.entry("autoscaling.v2.MetricTarget.type", "Utilization|Value|AverageValue"),
            Map.entry("batch.v1.CronJobSpec.concurrencyPolicy", "Allow|Forbid|Replace"),
            Map.entry("networking.v1.HTTPIngressPath.pathType", "Exact|Prefix|ImplementationSpecific"),
            Map.entry("networking.v1.NetworkPolicyPort.protocol", "TCP|UDP|SCTP"),
            Map.entry("policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy", "IfHealthyBudget|AlwaysAllow"));

    private final Map<String, List<String>> additions = new HashMap<>();
    private final SortedMap<String, String> lines = new TreeMap<>();
    private final SortedSet<String> differences = new TreeSet<>();
    private final SortedSet<String> choicesUsed = new TreeSet<>();
    private final Map<Class<?>, Class<?>> pairs = new HashMap<>();
    private final Set<String> described = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private final Deque<Structure> waiting = new ArrayDeque<>();

    /// @param fabric8 [Void] where Fabric8 has no such class
    /// @param openApi [Void] where OpenAPI has no such definition
    private record Structure(String name, Class<?> fabric8, Class<?> openApi) {}

    /// @param schema the text of the resource
    /// @param differences what the models do not agree in, one a line
    record Result(String schema, String differences) {}

    static Result generate() throws IOException, ReflectiveOperationException {
        var generator = new FieldSchemaGenerator();
        generator.readAdditions();
        generator.describeKinds();
        generator.addCustomKinds();
        if (!generator.choicesUsed.equals(new TreeSet<>(CHOICES.keySet()))) {
            throw new IllegalStateException("choices of fields that do not exist, only " + generator.choicesUsed);
        }
        if (!generator.described.containsAll(generator.additions.keySet())) {
            throw new IllegalStateException(
                    "%s says something about a structure that does not exist".formatted(CUSTOM_RESOURCES));
        }
        return new Result(text(generator.lines.values()), text(generator.differences));
    }

    private static String text(Iterable<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private void readAdditions() throws IOException {
        for (var line : Files.readAllLines(CUSTOM_RESOURCES)) {
            var words = List.of(line.split(" "));
            if (!line.startsWith("#")) {
                additions.put(words.getFirst(), words.subList(1, words.size()));
            }
        }
    }

    private void addCustomKinds() throws IOException {
        var added = new TreeMap<String, String>();
        for (var line : Files.readAllLines(CUSTOM_KINDS)) {
            if (!line.startsWith("#")) {
                added.put(line.substring(0, line.indexOf(' ')), line);
            }
        }
        added.forEach((name, line) -> {
            if (lines.putIfAbsent(name, line) != null) {
                throw new IllegalStateException("%s is described by a model, too".formatted(name));
            }
        });
        for (var line : added.values()) {
            STRUCTURE.matcher(line).results().map(match -> match.group(1)).forEach(name -> {
                if (!lines.containsKey(name)) {
                    throw new IllegalStateException("%s is described nowhere".formatted(name));
                }
            });
        }
    }

    /// Built-in kinds come first: they say which definitions of OpenAPI belong to the classes that custom resources
    /// use,
    /// too.
    private void describeKinds() throws IOException, ReflectiveOperationException {
        for (var kind : kindModels()) {
            if (BUILT_IN.contains(group(kind))) {
                root(kind, openApi(version(kind), kind.getSimpleName()).orElseThrow());
            }
        }
        describeAll();
        for (var kind : kindModels()) {
            if (CUSTOM.containsKey(group(kind))) {
                root(kind, Void.class);
            }
        }
        describeAll();
    }

    /// Fabric8's classes of all kinds in the schema.
    static List<Class<?>> kindModels() throws IOException, ReflectiveOperationException {
        var models = new ArrayList<Class<?>>();
        for (var name : names()) {
            var model = Class.forName(name);
            if (HasMetadata.class.isAssignableFrom(model) && !LEFT_OUT.contains(model.getSimpleName())) {
                var isCurrent = openApi(version(model), model.getSimpleName()).isPresent();
                if ((BUILT_IN.contains(group(model)) && isCurrent)
                        || CUSTOM.getOrDefault(group(model), Set.of()).contains(version(model))) {
                    models.add(model);
                }
            }
        }
        return models;
    }

    private static SortedSet<String> names() throws IOException {
        var names = new TreeSet<String>();
        var lists = FieldSchemaGenerator.class.getClassLoader().getResources(SERVICES);
        for (var list : Collections.list(lists)) {
            try (var stream = list.openStream()) {
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private void root(Class<?> kind, Class<?> openApi) {
        var group = group(kind);
        var apiVersion = group.isEmpty() ? version(kind) : group + "/" + version(kind);
        var key = "%s/%s".formatted(apiVersion, kind.getSimpleName());
        kinds.add(name(kind));
        lines.put(key, "%s %s".formatted(key, structure(kind, openApi)));
    }

    private void describeAll() throws ReflectiveOperationException {
        while (!waiting.isEmpty()) {
            describe(waiting.remove());
        }
    }

    private void describe(Structure structure) throws ReflectiveOperationException {
        var fabric8 = ModelType.ofFabric8(structure.fabric8());
        var openApi = ModelType.ofOpenApi(structure.openApi());
        if (!fabric8.isEmpty() && !openApi.isEmpty()) {
            noteMissing(structure, fabric8.keySet(), openApi.keySet(), "OpenAPI");
            noteMissing(structure, openApi.keySet(), fabric8.keySet(), "Fabric8");
        }
        var names = new TreeSet<>(fabric8.keySet());
        names.addAll(openApi.keySet());
        var types = new TreeMap<String, String>();
        for (var name : names) {
            var isStatus = name.equals("status") && kinds.contains(structure.name());
            types.put(
                    name,
                    isStatus
                            ? "*"
                            : type(
                                    structure.name() + "." + name,
                                    Optional.ofNullable(fabric8.get(name)),
                                    Optional.ofNullable(openApi.get(name))));
        }
        var required = new TreeSet<>(ModelType.requiredByOpenApi(structure.openApi()));
        add(structure, types, required);
        var line = new StringBuilder(structure.name());
        types.forEach(
                (name, type) -> line.append(" %s%s:%s".formatted(name, required.contains(name) ? "!" : "", type)));
        lines.put(structure.name(), line.toString());
    }

    private void noteMissing(Structure structure, Set<String> names, Set<String> others, String who) {
        names.stream()
                .filter(name -> !others.contains(name))
                .forEach(name -> differences.add("%s.%s is not in %s".formatted(structure.name(), name, who)));
    }

    private void add(Structure structure, SortedMap<String, String> types, Set<String> required) {
        for (var addition : additions.getOrDefault(structure.name(), List.of())) {
            if (addition.endsWith("!")) {
                required.add(addition.substring(0, addition.length() - 1));
            } else {
                var colon = addition.indexOf(':');
                types.put(addition.substring(0, colon), addition.substring(colon + 1));
            }
        }
        if (!types.keySet().containsAll(required)) {
            throw new IllegalStateException("%s has not all of %s".formatted(structure.name(), required));
        }
    }

    private String type(String path, Optional<ModelType> fabric8, Optional<ModelType> openApi) {
        if (CHOICES.containsKey(path)) {
            choicesUsed.add(path);
            return "(%s)".formatted(CHOICES.get(path));
        }
        return merge(path, fabric8, openApi);
    }

    private String merge(String path, Optional<ModelType> fabric8, Optional<ModelType> openApi) {
        if (fabric8.isEmpty() || openApi.isEmpty()) {
            return code(fabric8.or(() -> openApi).orElseThrow());
        }
        var ours = fabric8.get();
        var theirs = openApi.get();
        if (ours instanceof ModelType.ListOf(var item) && theirs instanceof ModelType.ListOf(var other)) {
            return "[" + merge(path, Optional.of(item), Optional.of(other));
        }
        if (ours instanceof ModelType.MapOf(var value) && theirs instanceof ModelType.MapOf(var other)) {
            return "{" + merge(path, Optional.of(value), Optional.of(other));
        }
        if (ours instanceof ModelType.Model(var model) && theirs instanceof ModelType.Model(var definition)) {
            return structure(model, definition);
        }
        if (!ours.equals(theirs) && !isFinerText(ours, theirs)) {
            differences.add("%s is %s in Fabric8, %s in OpenAPI".formatted(path, code(ours), code(theirs)));
        }
        return code(theirs);
    }

    /// OpenAPI tells bytes and times from other text.
    private static boolean isFinerText(ModelType ours, ModelType theirs) {
        return ours.equals(new ModelType.Single("s"))
                && theirs instanceof ModelType.Single(var code)
                && Set.of("t", "y").contains(code);
    }

    private String code(ModelType type) {
        return switch (type) {
            case ModelType.Single(var code) -> code;
            case ModelType.ListOf(var item) -> "[" + code(item);
            case ModelType.MapOf(var value) -> "{" + code(value);
            case ModelType.Model(var model) when isOpenApi(model) -> structure(Void.class, model);
            case ModelType.Model(var model) -> structure(model, pairs.getOrDefault(model, Void.class));
        };
    }

    /// The name of a structure that is described once.
    private String structure(Class<?> fabric8, Class<?> openApi) {
        var name = fabric8 == Void.class ? "openapi." + openApi.getSimpleName() : name(fabric8);
        var earlier = pairs.putIfAbsent(fabric8, openApi);
        if (fabric8 != Void.class && earlier != null && earlier != openApi) {
            differences.add(
                    "%s is %s and %s in OpenAPI".formatted(name, earlier.getSimpleName(), openApi.getSimpleName()));
        }
        if (described.add(name)) {
            waiting.add(new Structure(name, fabric8, openApi));
        }
        return name;
    }

    private static boolean isOpenApi(Class<?> model) {
        return model.getPackageName().equals(OPEN_API);
    }

    private static Optional<Class<?>> openApi(String version, String kind) {
        try {
            var prefix = version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1);
            return Optional.of(Class.forName("%s.%s%s".formatted(OPEN_API, prefix, kind)));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private static String name(Class<?> fabric8) {
        return fabric8.getName()
                .replace("io.fabric8.kubernetes.api.model.", "")
                .replace("io.fabric8.openshift.api.model.", "")
                .replace("io.fabric8.certmanager.api.model.", "certmanager.");
    }

    private static String group(Class<?> kind) {
        return kind.getAnnotation(Group.class).value();
    }

    private static String version(Class<?> kind) {
        return kind.getAnnotation(Version.class).value();
    }
}
