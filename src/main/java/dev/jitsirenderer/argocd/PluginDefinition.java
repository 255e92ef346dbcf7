package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a `plugin.yaml` as Argo CD 3.x does, and says what Argo CD does not: it ignores keys that it does not know.
///
/// @param socket the name of the socket that cmp-server listens on; empty without a name
/// @param findings in the order of the file
public record PluginDefinition(Optional<String> socket, List<Finding> findings) {

    /// What Applications call this plugin.
    public static final String PLUGIN_NAME = "jitsi-renderer";

    static final String SOCKET_DIRECTORY = "/home/argocd/cmp-server/plugins";

    /// `sun_path` has 108 bytes, the last one is NUL.
    private static final int MAX_SOCKET_PATH = 107;

    private static final String API_VERSION = "argoproj.io/v1alpha1";
    private static final String KIND = "ConfigManagementPlugin";

    private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "dash", "zsh", "busybox", "env");

    private static final List<String> COMMAND = List.of("command", "args");
    private static final String STATIC = "spec.parameters.static";

    /// All there is, by the path of the section.
    private static final Map<String, List<String>> FIELDS = Map.of(
            "",
            List.of("apiVersion", "kind", "metadata", "spec"),
            "metadata",
            List.of("name", "namespace", "labels", "annotations"),
            "spec",
            List.of("version", "init", "generate", "discover", "parameters", "preserveFileMode", "provideGitCreds"),
            "spec.init",
            COMMAND,
            "spec.generate",
            COMMAND,
            "spec.discover",
            List.of("fileName", "find"),
            "spec.discover.find",
            List.of("glob", "command", "args"),
            "spec.parameters",
            List.of("static", "dynamic"),
            "spec.parameters.dynamic",
            COMMAND,
            STATIC,
            List.of("name", "title", "tooltip", "required", "itemType", "collectionType", "string", "array", "map"));

    private static final Set<String> FORMER_FIELDS = Set.of("allowConcurrency", "lockRepo");

    /// @param file what messages call it
    public static PluginDefinition read(byte[] bytes, String file) {
        return switch (YamlReader.read(bytes, file)) {
            case Checked.Accepted<Node>(Mapping root) -> {
                var lint = new Lint();
                lint.root(root);
                yield new PluginDefinition(
                        lint.socket,
                        lint.findings.stream()
                                .sorted(Comparator.comparing(Finding::diagnostic))
                                .toList());
            }
            case Checked.Accepted<Node>(var node) ->
                broken(List.of(Finding.error(node.position(), "must be a mapping, got " + Printable.describe(node))));
            case Checked.Rejected<Node>(var problems) ->
                broken(problems.stream()
                        .map(problem -> Finding.error(problem.position(), problem.message()))
                        .toList());
        };
    }

    public static PluginDefinition missing(String file) {
        return broken(List.of(Finding.error(Position.of(file), "does not exist")));
    }

    private static PluginDefinition broken(List<Finding> findings) {
        return new PluginDefinition(Optional.empty(), findings);
    }

    /// One reading of a file.
    private static final class Lint {

        private final List<Finding> findings = new ArrayList<>();
        private final Set<String> checked = new HashSet<>();
        private Optional<String> socket = Optional.empty();

        private void root(Mapping root) {
            fields("", root);
            text(root, "apiVersion")
                    .filter(version -> !version.equals(API_VERSION))
                    .ifPresent(version -> error(at(root, "apiVersion"), "apiVersion must be " + API_VERSION));
            if (!text(root, "kind").equals(Optional.of(KIND))) {
                error(at(root, "kind"), "kind must be %s, or cmp-server does not start".formatted(KIND));
            }
            var spec = section(root, "", "spec").orElseGet(() -> {
                error(root, "spec is missing");
                return Mapping.empty(root.position());
            });
            name(root, spec);
            command(spec, "spec.generate", "generate", true);
            section(spec, "spec", "init").ifPresent(init -> {
                command(spec, "spec.init", "", false);
                warn(init, "spec.init runs before every generate, and there is nothing to prepare");
            });
            section(spec, "spec", "discover").ifPresent(this::discover);
            parameters(spec);
            flag(spec, "preserveFileMode", "needs more time and changes nothing: no file is executed");
            flag(spec, "provideGitCreds", "gives credentials to a program that needs none");
        }

        private void name(Mapping root, Mapping spec) {
            var metadata = section(root, "", "metadata");
            var name = metadata.flatMap(mapping -> text(mapping, "name")).filter(text -> !text.isEmpty());
            if (name.isEmpty()) {
                error(metadata.<Node>map(mapping -> mapping).orElse(root), "metadata.name is missing");
                return;
            }
            var place = at(metadata.get(), "name");
            textOnly("metadata.name", get(metadata.get(), "name"));
            textOnly("spec.version", get(spec, "version"));
            var version = text(spec, "version").filter(text -> !text.isEmpty());
            var full = name.get() + version.map("-"::concat).orElse("");
            if (full.contains("/")) {
                error(
                        place,
                        "the name %s must contain no /, it is the name of a socket".formatted(Printable.quote(full)));
                return;
            }
            socket = Optional.of(full + ".sock");
            var length = "%s/%s.sock".formatted(SOCKET_DIRECTORY, full).length();
            if (length > MAX_SOCKET_PATH) {
                error(
                        place,
                        "the name is too long: the path of its socket has %d characters, at most %d are possible"
                                .formatted(length, MAX_SOCKET_PATH));
            }
            version.ifPresent(_ -> warn(
                    at(spec, "version"),
                    "spec.version becomes part of the name: with each version, every Application must change"));
            findings.add(Finding.note(
                    place.position(),
                    "Applications must say spec.source.plugin.name: %s".formatted(Printable.key(full))));
        }

        /// @param path of a section with `command` and `args`
        /// @param subcommand the first argument; empty for any
        private void command(Mapping spec, String path, String subcommand, boolean isMandatory) {
            var name = path.substring(path.lastIndexOf('.') + 1);
            var parent = path.substring(0, path.lastIndexOf('.'));
            var section = section(spec, parent, name);
            if (section.isEmpty()) {
                if (isMandatory) {
                    error(spec, "%s is missing, or cmp-server does not start".formatted(path));
                }
                return;
            }
            var words = new ArrayList<>(words(section.get(), path, "command"));
            var program = words.stream().findFirst();
            words.addAll(words(section.get(), path, "args"));
            if (program.isEmpty()) {
                if (!(get(section.get(), "command").orElse(null) instanceof Scalar)) {
                    error(section.get(), "%s.command must name a program".formatted(path));
                }
                return;
            }
            var problem = problem(program.get());
            if (problem.isPresent()) {
                error(at(section.get(), "command"), "%s.command must be %s".formatted(path, problem.get()));
            } else if (!subcommand.isEmpty() && !words.stream().skip(1).toList().contains(subcommand)) {
                error(
                        at(section.get(), "args"),
                        "%s must call %s, got %s"
                                .formatted(path, subcommand, Printable.quote(String.join(" ", words))));
            }
        }

        /// Completes "must be", if something is wrong with a program.
        private static Optional<String> problem(String program) {
            var name = program.substring(program.lastIndexOf('/') + 1);
            if (program.contains(" ")) {
                return Optional.of("a list of words, nobody splits " + Printable.quote(program));
            }
            if (!program.startsWith("/")) {
                return Optional.of("an absolute path, got " + Printable.quote(program));
            }
            return SHELLS.contains(name)
                    ? Optional.of(
                            "the program itself: the image has no %s, and a shell would run what an Application says"
                                    .formatted(name))
                    : Optional.empty();
        }

        private List<String> words(Mapping section, String path, String key) {
            var node = get(section, key);
            if (node.isEmpty()) {
                return List.of();
            }
            if (!(node.get() instanceof Sequence sequence)) {
                error(
                        node.get(),
                        "%s.%s must be a list of words, got %s".formatted(path, key, Printable.describe(node.get())));
                return List.of();
            }
            var words = new ArrayList<String>();
            for (var item : sequence.items()) {
                if (!(item instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.TEXT) {
                    error(item, "%s.%s must be text in quotes, got %s".formatted(path, key, Printable.describe(item)));
                } else {
                    words.add(scalar.text());
                    if (scalar.text().contains("$")) {
                        error(item, "%s.%s has a $, which nobody expands".formatted(path, key));
                    }
                }
            }
            return words;
        }

        private void discover(Mapping discover) {
            var find = section(discover, "spec.discover", "find");
            var ways = new ArrayList<String>();
            text(discover, "fileName").ifPresent(_ -> ways.add("fileName"));
            find.flatMap(mapping -> text(mapping, "glob")).ifPresent(_ -> ways.add("find.glob"));
            find.flatMap(mapping -> get(mapping, "command")).ifPresent(_ -> ways.add("find.command"));
            if (ways.isEmpty()) {
                return;
            }
            warn(
                    discover,
                    "with spec.discover, each Application that names no tool costs a copy of its repository, and one"
                            + " that names the plugin is refused where discovery finds nothing");
            if (ways.size() > 1) {
                error(
                        discover,
                        "spec.discover.%s alone counts, not %s"
                                .formatted(ways.getFirst(), String.join(" and ", ways.subList(1, ways.size()))));
            }
        }

        private void parameters(Mapping spec) {
            var parameters = section(spec, "spec", "parameters");
            if (parameters.isEmpty() || get(parameters.get(), "dynamic").isEmpty()) {
                findings.add(Finding.warning(
                        parameters.map(Mapping::position).orElse(spec.position()),
                        "spec.parameters.dynamic is missing, Argo CD's tab Parameters shows no value of the"
                                + " environment"));
            }
            if (parameters.isPresent()) {
                command(parameters.get(), "spec.parameters.dynamic", "parameters", false);
                get(parameters.get(), "static").ifPresent(this::announced);
            }
        }

        private void announced(Node node) {
            if (!(node instanceof Sequence sequence)) {
                error(node, "%s must be a list, got %s".formatted(STATIC, Printable.describe(node)));
                return;
            }
            for (var index = 0; index < sequence.items().size(); index++) {
                var path = "%s[%d]".formatted(STATIC, index);
                var item = sequence.items().get(index);
                if (item instanceof Mapping mapping) {
                    announced(path, mapping);
                } else {
                    error(item, "%s must be a mapping, got %s".formatted(path, Printable.describe(item)));
                }
            }
        }

        private void announced(String path, Mapping announced) {
            fields(path, announced);
            if (text(announced, "name").filter(name -> !name.isEmpty()).isEmpty()) {
                error(announced, "%s.name is missing".formatted(path));
            }
            for (var key : List.of("name", "title", "tooltip", "itemType", "collectionType", "string")) {
                textOnly(path + "." + key, get(announced, key));
            }
            get(announced, "array").ifPresent(node -> {
                if (node instanceof Sequence items) {
                    items.items().forEach(item -> textOnly(path + ".array", Optional.of(item)));
                } else {
                    error(node, "%s.array must be a list".formatted(path));
                }
            });
            get(announced, "map").ifPresent(node -> {
                if (node instanceof Mapping entries) {
                    entries.entries().values().forEach(value -> textOnly(path + ".map", Optional.of(value)));
                } else {
                    error(node, "%s.map must be a mapping".formatted(path));
                }
            });
            var type = text(announced, "collectionType")
                    .filter(text -> !text.isEmpty())
                    .orElse("string");
            if (!List.of("string", "array", "map").contains(type)) {
                error(
                        at(announced, "collectionType"),
                        "%s.collectionType must be string, array or map, got %s"
                                .formatted(path, Printable.quote(type)));
            } else {
                List.of("string", "array", "map").stream()
                        .filter(other ->
                                !other.equals(type) && get(announced, other).isPresent())
                        .forEach(other -> error(
                                at(announced, other),
                                "%s.%s is not shown, collectionType is %s".formatted(path, other, type)));
            }
        }

        private void textOnly(String path, Optional<Node> node) {
            node.filter(value -> !(value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT))
                    .ifPresent(value -> error(
                            value,
                            "%s must be text in quotes, got %s, or cmp-server does not start"
                                    .formatted(path, Printable.describe(value))));
        }

        private void flag(Mapping spec, String key, String price) {
            get(spec, key).ifPresent(node -> {
                if (!(node instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.BOOLEAN) {
                    error(node, "spec.%s must be true or false, got %s".formatted(key, Printable.describe(node)));
                } else if (scalar.text().equals("true")) {
                    warn(node, "spec.%s %s".formatted(key, price));
                }
            });
        }

        /// The mapping below a key, of which the fields are checked.
        private Optional<Mapping> section(Mapping parent, String path, String key) {
            var full = path.isEmpty() ? key : path + "." + key;
            return get(parent, key).flatMap(node -> {
                if (node instanceof Mapping mapping) {
                    if (checked.add(full)) {
                        fields(full, mapping);
                    }
                    return Optional.of(mapping);
                }
                error(node, "%s must be a mapping, got %s".formatted(full, Printable.describe(node)));
                return Optional.empty();
            });
        }

        private void fields(String path, Mapping mapping) {
            var known = FIELDS.getOrDefault(path.replaceFirst("\\[.*", ""), List.of());
            mapping.entries().forEach((key, node) -> {
                var full = path.isEmpty() ? Printable.key(key) : path + "." + Printable.key(key);
                if (known.contains(key)) {
                    return;
                }
                if (FORMER_FIELDS.contains(key)) {
                    error(node, "%s does nothing since plugins are sidecars".formatted(full));
                } else if (known.stream().anyMatch(key::equalsIgnoreCase)) {
                    warn(node, "%s is misspelt, Argo CD reads it all the same".formatted(full));
                } else {
                    error(node, "%s is unknown, Argo CD ignores it%s".formatted(full, suggestion(path, known, key)));
                }
            });
        }

        private static String suggestion(String path, List<String> known, String key) {
            var near = Suggestion.among(known, key, name -> path.isEmpty() ? name : path + "." + name);
            return near.isEmpty() ? Suggestion.amongSections(paths(), key, name -> name) : near;
        }

        private static List<String> paths() {
            return FIELDS.entrySet().stream()
                    .flatMap(section -> section.getValue().stream()
                            .map(key -> section.getKey().isEmpty() ? key : section.getKey() + "." + key))
                    .sorted()
                    .toList();
        }

        /// As Argo CD finds keys: whatever the case of their letters.
        private static Optional<Node> get(Mapping mapping, String key) {
            return mapping.get(key)
                    .or(() -> mapping.entries().entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                            .map(Map.Entry::getValue)
                            .findFirst())
                    .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
        }

        private static Optional<String> text(Mapping mapping, String key) {
            return get(mapping, key)
                    .flatMap(node -> node instanceof Scalar scalar ? Optional.of(scalar.written()) : Optional.empty());
        }

        private static Node at(Mapping mapping, String key) {
            return get(mapping, key).orElse(mapping);
        }

        private void error(Node place, String message) {
            findings.add(Finding.error(place.position(), message));
        }

        private void warn(Node place, String message) {
            findings.add(Finding.warning(place.position(), message));
        }
    }
}
