package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Makes objects and patches of them. Alphabets are small, so that keys really meet.
final class PatchGenerator {

    private static final Position OBJECT = new Position("object.yaml", 1);

    private static final Set<String> LABELLING = Set.of("labels", "annotations");

    private final Random random;
    private int line;

    PatchGenerator(long seed) {
        this.random = new Random(seed);
    }

    /// What may stand in a place.
    private sealed interface Shape {

        record Value(List<String> written) implements Shape {}

        record Fields(Map<String, Shape> fields) implements Shape {}

        /// @param keys of the items, each with what it may be; without any, the list is replaced
        record Items(Map<String, List<String>> keys, Fields fields) implements Shape {}

        record Values(List<String> written) implements Shape {}
    }

    private static final Shape TEXT = value("a", "b", "c", "a b", "x/y");
    private static final Shape NUMBER = value("0", "1", "2", "1.5");
    private static final Shape TRUTH = value("true", "false");
    /// Text that has to be quoted, and what it may be mistaken for.
    private static final Shape ANY = value("a", "b", "c", "d", "e", "\"5\"", "6", "\"on\"", "true", "\"\"");

    private static final Shape LABELS = fields("a", TEXT, "b", TEXT, "c.example.com/d", TEXT);
    private static final Shape.Items SELECTED = plain("key", TEXT, "values", values("a", "b"));
    private static final Shape SELECTOR = fields("matchLabels", LABELS, "matchExpressions", SELECTED);
    private static final Shape QUANTITIES = fields("cpu", TEXT, "memory", TEXT);
    private static final Shape METADATA = fields(
            "labels",
            LABELS,
            "annotations",
            LABELS,
            "finalizers",
            values("x/a", "x/b", "x/c", "x/d"),
            "ownerReferences",
            keyed("uid", List.of("u1", "u2", "u3"), "name", TEXT, "controller", TRUTH));
    private static final Shape.Fields CONTAINER = fields(
            "image", TEXT,
            "args", values("a", "b", "c"),
            "env",
                    keyed(
                            "name",
                            List.of("A", "B", "C", "D"),
                            "value",
                            ANY,
                            "valueFrom",
                            fields("fieldRef", fields("fieldPath", TEXT), "configMapKeyRef", LABELS)),
            "envFrom", plain("configMapRef", fields("name", TEXT), "secretRef", fields("name", TEXT)),
            "ports",
                    new Shape.Items(
                            Map.of("containerPort", List.of("80", "81", "82"), "protocol", List.of("TCP", "UDP")),
                            fields("name", TEXT, "hostPort", NUMBER)),
            "volumeMounts", keyed("mountPath", List.of("/a", "/b", "/c"), "name", TEXT, "readOnly", TRUTH),
            "volumeDevices", keyed("devicePath", List.of("/dev/a", "/dev/b"), "name", TEXT),
            "resources", fields("limits", QUANTITIES, "requests", QUANTITIES, "claims", plain("name", TEXT)),
            "securityContext",
                    fields("privileged", TRUTH, "capabilities", fields("add", values("A", "B"), "drop", values("A"))));
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final Shape POD_SPEC = fields(
            "containers", keyedBy("name", NAMES, CONTAINER),
            "initContainers", keyedBy("name", NAMES, CONTAINER),
            "ephemeralContainers", keyed("name", NAMES, "image", TEXT, "env", keyed("name", NAMES, "value", TEXT)),
            "volumes",
                    keyed(
                            "name",
                            NAMES,
                            "emptyDir",
                            fields("medium", TEXT),
                            "configMap",
                            fields("name", TEXT, "items", plain("key", TEXT, "path", TEXT)),
                            "ephemeral",
                            fields("volumeClaimTemplate", fields("metadata", METADATA))),
            "hostAliases", keyed("ip", List.of("10.0.0.1", "10.0.0.2"), "hostnames", values("a", "b")),
            "imagePullSecrets", keyed("name", NAMES),
            "topologySpreadConstraints",
                    new Shape.Items(
                            Map.of("topologyKey", List.of("zone", "host"), "whenUnsatisfiable", List.of("A", "B")),
                            fields("maxSkew", NUMBER, "labelSelector", SELECTOR)),
            "tolerations", plain("key", TEXT, "effect", TEXT),
            "nodeSelector", LABELS,
            "schedulingGates", plain("name", TEXT),
            "resourceClaims", plain("name", TEXT),
            "affinity", fields("nodeAffinity", fields("preferred", plain("weight", NUMBER, "x", LABELS))),
            "terminationGracePeriodSeconds", NUMBER);
    private static final Shape POD_TEMPLATE = fields("metadata", METADATA, "spec", POD_SPEC);
    private static final Shape CONDITIONS =
            fields("conditions", keyed("type", List.of("A", "B", "C"), "status", TEXT), "replicas", NUMBER);
    private static final Shape WORKLOAD = fields(
            "replicas", NUMBER,
            "selector", SELECTOR,
            "strategy", fields("type", TEXT, "rollingUpdate", fields("maxSurge", NUMBER, "maxUnavailable", TEXT)),
            "template", POD_TEMPLATE,
            "volumeClaimTemplates", plain("metadata", METADATA, "spec", fields("x", TEXT)));
    private static final Shape RULES = plain("apiGroups", values("", "apps"), "verbs", values("get", "list"));
    private static final Shape CUSTOM = fields(
            "a",
            fields("b", TEXT, "c", fields("d", ANY, "e", values("a", "b"))),
            "containers",
            plain("name", TEXT, "image", TEXT),
            "template",
            POD_TEMPLATE,
            "z",
            ANY);

    private static final Map<String, Shape> KINDS = Map.ofEntries(
            Map.entry("apps/v1 Deployment", fields("spec", WORKLOAD, "status", CONDITIONS)),
            Map.entry("apps/v1 StatefulSet", fields("spec", WORKLOAD, "status", CONDITIONS)),
            Map.entry("apps/v1 DaemonSet", fields("spec", WORKLOAD, "status", CONDITIONS)),
            Map.entry(
                    "batch/v1 CronJob",
                    fields(
                            "spec",
                            fields(
                                    "schedule",
                                    TEXT,
                                    "jobTemplate",
                                    fields("metadata", METADATA, "spec", fields("template", POD_TEMPLATE))))),
            Map.entry("v1 Pod", fields("spec", POD_SPEC, "status", CONDITIONS)),
            Map.entry(
                    "v1 Service",
                    fields(
                            "spec",
                            fields(
                                    "type",
                                    TEXT,
                                    "selector",
                                    LABELS,
                                    "externalIPs",
                                    values("a", "b"),
                                    "ports",
                                    new Shape.Items(
                                            Map.of(
                                                    "port",
                                                    List.of("80", "443", "8080"),
                                                    "protocol",
                                                    List.of("TCP", "UDP")),
                                            fields("name", TEXT, "targetPort", ANY))))),
            Map.entry(
                    "autoscaling/v2 HorizontalPodAutoscaler",
                    fields(
                            "spec",
                            fields(
                                    "minReplicas",
                                    NUMBER,
                                    "metrics",
                                    plain("type", TEXT, "pods", fields("metric", LABELS)),
                                    "behavior",
                                    fields("scaleUp", fields("policies", plain("type", TEXT, "value", NUMBER)))))),
            Map.entry(
                    "networking.k8s.io/v1 NetworkPolicy",
                    fields(
                            "spec",
                            fields(
                                    "podSelector",
                                    SELECTOR,
                                    "policyTypes",
                                    values("Ingress", "Egress"),
                                    "ingress",
                                    plain("from", plain("podSelector", SELECTOR), "ports", plain("port", NUMBER))))),
            Map.entry(
                    "networking.k8s.io/v1 Ingress",
                    fields(
                            "spec",
                            fields(
                                    "ingressClassName",
                                    TEXT,
                                    "rules",
                                    plain("host", TEXT, "http", fields("paths", plain("path", TEXT))),
                                    "tls",
                                    plain("secretName", TEXT, "hosts", values("a", "b"))))),
            Map.entry(
                    "policy/v1 PodDisruptionBudget",
                    fields("spec", fields("maxUnavailable", NUMBER, "selector", SELECTOR), "status", CONDITIONS)),
            Map.entry(
                    "v1 ConfigMap", fields("data", fields("a", TEXT, "b", TEXT, "c.conf", value("\"x\\ny\\n\"", "z")))),
            Map.entry(
                    "v1 ServiceAccount",
                    fields(
                            "secrets",
                            keyed("name", NAMES, "namespace", TEXT),
                            "imagePullSecrets",
                            plain("name", TEXT),
                            "automountServiceAccountToken",
                            TRUTH)),
            Map.entry("rbac.authorization.k8s.io/v1 Role", fields("rules", RULES)),
            Map.entry("example.com/v1 Thing", fields("spec", CUSTOM)));

    private static final List<String> KIND_NAMES =
            KINDS.keySet().stream().sorted().toList();

    /// A pair with a strategic merge patch; few of them are refused.
    Pair merge(String name) {
        var kind = pick(KIND_NAMES);
        var shape = withMetadata(KINDS.get(kind));
        var object = object(kind, name, (Mapping) make(shape, 0));
        line = 0;
        return new Pair(object, object(kind, chance(90) ? name : "other", (Mapping) patch(shape, 0)));
    }

    /// A pair with a JSON patch of one to four operations, each on what the earlier ones left; few of them fail.
    Pair json(String name) {
        var kind = pick(KIND_NAMES);
        var object = object(kind, name, (Mapping) make(withMetadata(KINDS.get(kind)), 0));
        line = 0;
        var operations = new ArrayList<Node>();
        var current = object;
        for (var count = random.nextInt(1, 5); count > 0; count--) {
            var operation = operation(current);
            operations.add(operation);
            var step = JsonPatch.parse(new Sequence(here(), List.of(operation)));
            if (step instanceof Checked.Accepted<JsonPatch>(var patch)
                    && patch.apply(current) instanceof Checked.Accepted<Mapping>(var next)) {
                current = next;
            }
        }
        return new Pair(object, new Sequence(new Position("patch.yaml", 1), operations));
    }

    private Mapping operation(Mapping object) {
        var places = new ArrayList<String>();
        collect("/spec", object.get("spec").orElse(object), places);
        places.removeFirst(); // a spec that is no mapping upsets kustomize's later steps
        places.add("/spec/new");
        var target = pick(places);
        var op = pick(List.of("add", "add", "remove", "replace", "move", "copy", "test"));
        var entries = new LinkedHashMap<String, Node>();
        entries.put("op", text(op));
        entries.put("path", text(op.equals("move") || op.equals("copy") || op.equals("add") ? fresh(target) : target));
        if (op.equals("move") || op.equals("copy")) {
            entries.put("from", text(pick(places)));
        } else if (op.equals("test") && chance(90)) {
            entries.put("value", find(object, target));
        } else if (!op.equals("remove")) {
            entries.put("value", make(like(places.contains(target) ? find(object, target) : object), 0));
        }
        if (chance(2)) {
            entries.put("value", Scalar.nothing(here()));
        }
        return new Mapping(here(), entries);
    }

    /// Something of the same form, since kustomize's later steps refuse objects that are nonsense.
    private Shape like(Node node) {
        return switch (node) {
            case Mapping _ -> pick(List.of(LABELS, QUANTITIES));
            case Sequence list when list.items().stream().allMatch(Mapping.class::isInstance) -> SELECTED;
            case Sequence _ -> values("a", "b");
            case Scalar _ -> TEXT;
        };
    }

    /// A place beside another: a new key, the front of a list or its end; rarely one that cannot be.
    private String fresh(String place) {
        var parent = place.substring(0, place.lastIndexOf('/'));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> place;
            case 6, 7, 8, 9 -> place + "/new";
            case 10, 11, 12 -> place + "/-";
            case 13, 14, 15 -> place + "/0";
            case 16, 17 -> parent.isEmpty() ? place : parent + "/new";
            case 18 -> place + "/new/newer";
            default -> place + "/7";
        };
    }

    private static void collect(String path, Node node, List<String> places) {
        places.add(path);
        switch (node) {
            case Mapping mapping ->
                mapping.entries()
                        .forEach((key, value) ->
                                collect(path + "/" + key.replace("~", "~0").replace("/", "~1"), value, places));
            case Sequence list -> {
                for (var index = 0; index < list.items().size(); index++) {
                    collect(path + "/" + index, list.items().get(index), places);
                }
            }
            case Scalar _ -> {}
        }
    }

    private static Node find(Mapping object, String path) {
        Node node = object;
        for (var step : JsonPointer.parse(path).orElseThrow().steps()) {
            node = switch (node) {
                case Mapping mapping -> mapping.get(step).orElse(Scalar.nothing(OBJECT));
                case Sequence list -> list.items().get(Integer.parseInt(step));
                case Scalar scalar -> scalar;
            };
        }
        return node;
    }

    private Node make(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Value(var written) -> scalar(pick(written));
            case Shape.Values(var written) ->
                new Sequence(
                        here(),
                        List.copyOf(some(written).stream().map(this::scalar).toList()));
            case Shape.Fields(var fields) -> {
                var entries = new LinkedHashMap<String, Node>();
                fields.forEach((key, value) -> {
                    if (chance(depth < 3 ? 75 : 50)) {
                        entries.put(key, chance(1) ? Scalar.nothing(here()) : make(value, depth + 1));
                    }
                });
                yield new Mapping(here(), entries);
            }
            case Shape.Items items -> new Sequence(here(), makeItems(items, depth));
        };
    }

    private List<Node> makeItems(Shape.Items items, int depth) {
        var made = new ArrayList<Node>();
        for (var key : keys(items)) {
            var item = (Mapping) make(items.fields(), depth + 1);
            made.add(with(key, item));
        }
        return made;
    }

    private Node patch(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Value value -> chance(1) ? make(LABELS, depth) : make(value, depth);
            case Shape.Values values -> make(values, depth);
            case Shape.Fields(var fields) -> {
                var entries = new LinkedHashMap<String, Node>();
                if (depth > 0 && chance(5)) {
                    entries.put("$patch", text(pick(List.of("delete", "replace", "merge"))));
                } else if (depth == 0 && chance(1)) {
                    entries.put("$patch", text(pick(List.of("delete", "replace", "merge"))));
                }
                fields.forEach((key, value) -> {
                    if (chance(depth < 4 ? 55 : 35)) {
                        entries.put(key, chance(7) ? Scalar.nothing(here()) : patch(value, depth + 1));
                    }
                });
                yield new Mapping(here(), entries);
            }
            case Shape.Items items -> new Sequence(here(), patchItems(items, depth));
        };
    }

    private List<Node> patchItems(Shape.Items items, int depth) {
        var isKeyed = !items.keys().isEmpty();
        var made = new ArrayList<Node>();
        for (var key : keys(items)) {
            var item = (Mapping) (isKeyed ? patch(items.fields(), depth + 1) : make(items.fields(), depth + 1));
            var entries = new LinkedHashMap<>(with(key, item).entries());
            entries.remove("$patch");
            if (isKeyed ? chance(15) : chance(1)) {
                entries.put("$patch", text("delete"));
            } else if (isKeyed && chance(3)) {
                entries.put("$patch", text(pick(List.of("replace", "merge"))));
            }
            made.add(new Mapping(here(), entries));
        }
        if (isKeyed && !made.isEmpty() && chance(1)) {
            made.add(made.getFirst());
        }
        if (isKeyed && chance(6)) {
            var action = pick(List.of("replace", "replace", "merge", "delete"));
            made.add(random.nextInt(made.size() + 1), new Mapping(here(), Map.of("$patch", text(action))));
        }
        return made;
    }

    /// Keys of up to three items, all different; items of a list without keys have none.
    private List<Map<String, Node>> keys(Shape.Items items) {
        var count = random.nextInt(4);
        var found = new ArrayList<Map<String, Node>>();
        var isHalf = chance(8);
        var saysAll = chance(70);
        for (var attempt = 0; attempt < count; attempt++) {
            var key = new LinkedHashMap<String, Node>();
            items.keys().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
                var isFirst =
                        !entry.getKey().equals("protocol") && !entry.getKey().startsWith("when");
                if (isFirst || (isHalf ? chance(50) : saysAll)) {
                    key.put(entry.getKey(), scalar(pick(entry.getValue())));
                }
            });
            var data = Pair.data(new Mapping(OBJECT, key));
            if (items.keys().isEmpty()
                    || found.stream()
                            .noneMatch(other ->
                                    Pair.data(new Mapping(OBJECT, other)).equals(data))) {
                found.add(key);
            }
        }
        return found;
    }

    private static Mapping with(Map<String, Node> key, Mapping item) {
        var entries = new LinkedHashMap<>(key);
        entries.putAll(item.entries());
        return new Mapping(item.position(), entries);
    }

    private static Shape withMetadata(Shape shape) {
        var fields = new LinkedHashMap<String, Shape>();
        fields.put("metadata", METADATA);
        fields.putAll(((Shape.Fields) shape).fields());
        return new Shape.Fields(fields);
    }

    private Mapping object(String kind, String name, Mapping rest) {
        var entries = new LinkedHashMap<String, Node>();
        var space = kind.indexOf(' ');
        entries.put("apiVersion", text(kind.substring(0, space)));
        entries.put("kind", text(kind.substring(space + 1)));
        var metadata = new LinkedHashMap<String, Node>();
        metadata.put("name", text(name));
        rest.mapping("metadata").ifPresent(more -> metadata.putAll(more.entries()));
        metadata.replaceAll((key, value) -> !LABELLING.contains(key) || chance(3) ? value : withoutNulls(value));
        entries.putAll(rest.entries());
        entries.put("metadata", new Mapping(here(), metadata));
        return new Mapping(here(), entries);
    }

    /// Labels that are no text are a known difference; too many of them would hide others.
    private static Node withoutNulls(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return node instanceof Scalar scalar && scalar.isNull() ? Mapping.empty(node.position()) : node;
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.values().removeIf(value -> !(value instanceof Scalar scalar) || scalar.isNull());
        return new Mapping(mapping.position(), entries);
    }

    private List<String> some(List<String> from) {
        var some = new ArrayList<>(from);
        Collections.shuffle(some, random);
        return some.subList(0, random.nextInt(some.size() + 1));
    }

    /// Every node of a patch has a line of its own.
    private Position here() {
        return new Position("patch.yaml", ++line);
    }

    private Scalar text(String text) {
        return Scalar.text(here(), text);
    }

    private Scalar scalar(String written) {
        var read = YamlReader.read("x: " + written, "generated");
        var scalar = (Scalar)
                ((Mapping) ((Checked.Accepted<Node>) read).value()).get("x").orElseThrow();
        return new Scalar(here(), scalar.text(), scalar.kind(), scalar.written());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Shape value(String... written) {
        return new Shape.Value(List.of(written));
    }

    private static Shape values(String... written) {
        return new Shape.Values(List.of(written));
    }

    private static Shape.Fields fields(Object... keysAndShapes) {
        var fields = new LinkedHashMap<String, Shape>();
        for (var index = 0; index < keysAndShapes.length; index += 2) {
            fields.put((String) keysAndShapes[index], (Shape) keysAndShapes[index + 1]);
        }
        return new Shape.Fields(fields);
    }

    private static Shape.Items plain(Object... keysAndShapes) {
        return new Shape.Items(Map.of(), fields(keysAndShapes));
    }

    private static Shape.Items keyed(String key, List<String> values, Object... keysAndShapes) {
        return keyedBy(key, values, fields(keysAndShapes));
    }

    private static Shape.Items keyedBy(String key, List<String> values, Shape.Fields fields) {
        return new Shape.Items(Map.of(key, values), fields);
    }
}
