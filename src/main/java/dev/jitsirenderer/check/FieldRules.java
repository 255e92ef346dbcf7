package dev.jitsirenderer.check;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every field is one that Kubernetes knows, has the type it wants, and those that must be there are: what the API
/// server would say with strict field validation. `null` is as good as no field. Kinds that the schema does not know
/// pass.
final class FieldRules {

    /// Parts of a Secret that no message repeats.
    private static final Set<String> SECRET_PARTS = Set.of("data", "stringData");

    /// The versions of these are the cluster's own matter.
    private static final List<String> CUSTOM_GROUPS =
            List.of("cert-manager.io", "gateway.networking.k8s.io", "monitoring.coreos.com");

    private static final Pattern OTHER_THAN_TEXT = Pattern.compile("-?[0-9]+|true|false");

    private final FieldSchema schema = FieldSchema.current();
    private final Map<String, FieldSchema.Structure> structures = new HashMap<>();

    /// By API version and kind.
    private final Map<String, Optional<String>> kinds = new HashMap<>();
    private final Problems problems;

    private FieldRules(Problems problems) {
        this.problems = problems;
    }

    /// @param unchecked kinds to leave alone
    static void check(List<Manifest> manifests, Set<String> unchecked, Problems problems) {
        var rules = new FieldRules(problems);
        for (var manifest : manifests) {
            if (!unchecked.contains(manifest.kind())) {
                rules.object(manifest);
            }
        }
    }

    /// The objects whose fields nobody has checked.
    static List<Manifest> withoutSchema(Collection<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> FieldSchema.current()
                        .structureOf(manifest.apiVersion(), manifest.kind())
                        .isEmpty())
                .toList();
    }

    private void object(Manifest manifest) {
        var path = FieldPath.of(manifest.object());
        kinds.computeIfAbsent(
                        manifest.apiVersion() + "/" + manifest.kind(),
                        _ -> schema.structureOf(manifest.apiVersion(), manifest.kind()))
                .ifPresentOrElse(structure -> structure(manifest, structure, path), () -> unknownKind(manifest, path));
    }

    private void unknownKind(Manifest manifest, FieldPath object) {
        var kinds = schema.kinds();
        var versions = kinds.stream()
                .filter(kind -> kind.endsWith("/" + manifest.kind()))
                .map(FieldRules::withoutKind)
                .filter(FieldRules::isBuiltIn)
                .toList();
        var apiVersion = manifest.apiVersion();
        var groups = kinds.stream()
                .map(FieldRules::withoutKind)
                .filter(FieldRules::isBuiltIn)
                .map(FieldRules::group)
                .collect(Collectors.toSet());
        var isOfCluster =
                groups.contains(group(apiVersion)) || !group(apiVersion).contains(".");
        if (!versions.isEmpty() && isOfCluster) {
            wrong(manifest, field(object, "apiVersion"), String.join(" or ", versions));
        } else if (isOfCluster) {
            var known = kinds.stream()
                    .filter(kind -> withoutKind(kind).equals(apiVersion))
                    .map(kind -> kind.substring(apiVersion.length() + 1))
                    .toList();
            var suggestion = Suggestion.among(known, manifest.kind(), word -> word);
            if (!suggestion.isEmpty()) {
                problems.add(manifest, field(object, "kind"), "is unknown" + suggestion);
            }
        }
    }

    private static FieldPath field(FieldPath object, String name) {
        return object.field(name, ((Mapping) object.node()).get(name).orElseThrow());
    }

    private static String withoutKind(String kind) {
        return kind.substring(0, kind.lastIndexOf('/'));
    }

    private static String group(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    private static boolean isBuiltIn(String apiVersion) {
        return CUSTOM_GROUPS.stream().noneMatch(group -> group(apiVersion).endsWith(group));
    }

    private void structure(Manifest manifest, String name, FieldPath path) {
        if (!(path.node() instanceof Mapping mapping)) {
            wrong(manifest, path, "a mapping");
            return;
        }
        var structure = structures.computeIfAbsent(name, schema::structure);
        var misspelt = new StringBuilder();
        for (var place = 0; place < mapping.size(); place++) {
            var field = mapping.key(place);
            var type = structure.fields().get(field);
            if (type != null) {
                value(manifest, type, path.field(field, mapping.value(place)));
            } else {
                var suggestion = Suggestion.among(structure.fields().keySet(), field, word -> word);
                problems.add(manifest, path.field(field, mapping.value(place)), "is unknown" + suggestion);
                misspelt.append(suggestion);
            }
        }
        for (var field : structure.required()) {
            // Who misspells a field need not hear that it is missing, too.
            var isThere = mapping.get(field).filter(value -> !isNothing(value)).isPresent();
            if (!isThere && misspelt.indexOf("\"%s\"".formatted(field)) < 0) {
                problems.add(manifest, path.field(field, mapping), "is missing");
            }
        }
    }

    private void value(Manifest manifest, FieldType type, FieldPath path) {
        if (isNothing(path.node())) {
            return;
        }
        // No switch over types on the way of every render: the JVM makes a class for it when it first runs.
        if (type instanceof FieldType.Single single) {
            if (!(path.node() instanceof Scalar scalar && single.accepts(scalar))) {
                wrong(manifest, path, single.rule());
            }
        } else if (type instanceof FieldType.Structured(var structure)) {
            structure(manifest, structure, path);
        } else if (type instanceof FieldType.ListOf(var item)) {
            list(manifest, item, path);
        } else if (type instanceof FieldType.MapOf(var value)) {
            map(manifest, value, path);
        } else if (type instanceof FieldType.Choice(var words)
                && !(path.node() instanceof Scalar scalar && words.contains(scalar.text()))) {
            wrong(manifest, path, oneOf(words));
        }
    }

    private void list(Manifest manifest, FieldType type, FieldPath path) {
        if (!(path.node() instanceof Sequence sequence)) {
            wrong(manifest, path, "a list");
            return;
        }
        for (var index = 0; index < sequence.items().size(); index++) {
            var item = path.item(index, sequence.items().get(index));
            if (isNothing(item.node())) {
                problems.add(manifest, item, "is empty");
            } else {
                value(manifest, type, item);
            }
        }
    }

    private void map(Manifest manifest, FieldType type, FieldPath path) {
        if (path.node() instanceof Mapping mapping) {
            for (var place = 0; place < mapping.size(); place++) {
                value(manifest, type, path.key(mapping.key(place), mapping.value(place)));
            }
        } else {
            wrong(manifest, path, "a mapping");
        }
    }

    private void wrong(Manifest manifest, FieldPath path, String rule) {
        var got = isSecret(manifest, path) ? "" : ", got " + got(path.node());
        problems.add(manifest, path, "must be %s%s%s".formatted(rule, aboutQuotes(rule, path.node()), got));
    }

    /// Numbers and booleans are shown bare: what they are is what is wrong with them.
    private static String got(Node node) {
        var description = Printable.describe(node);
        return node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.TEXT
                ? description.substring(1, description.length() - 1)
                : description;
    }

    /// Most of these mistakes are quotes that are missing, or too many.
    private static String aboutQuotes(String rule, Node node) {
        if (!(node instanceof Scalar scalar)) {
            return "";
        }
        if (scalar.kind() != Scalar.Kind.TEXT) {
            return rule.equals(FieldType.Single.TEXT.rule()) ? " in quotes" : "";
        }
        return OTHER_THAN_TEXT.matcher(scalar.text()).matches() ? " without quotes" : "";
    }

    private static boolean isSecret(Manifest manifest, FieldPath path) {
        return manifest.kind().equals("Secret") && SECRET_PARTS.contains(path.topLevel());
    }

    private static boolean isNothing(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private static String oneOf(List<String> words) {
        var last = words.getLast();
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
    }
}
