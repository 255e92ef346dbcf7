package dev.jitsirenderer.argocd;

import static dev.jitsirenderer.argocd.DefinitionReader.at;
import static dev.jitsirenderer.argocd.DefinitionReader.get;
import static dev.jitsirenderer.argocd.DefinitionReader.text;

import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for what keeps a `plugin.yaml` from working, or makes it do something else than it seems to.
final class PluginLint {

    /// `sun_path` has 108 bytes, the last one is NUL.
    private static final int MAX_SOCKET_PATH = 107;

    private static final String API_VERSION = "argoproj.io/v1alpha1";
    private static final String KIND = "ConfigManagementPlugin";

    private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "dash", "zsh", "busybox", "env");

    private final DefinitionReader reader = new DefinitionReader();
    private Optional<String> socket = Optional.empty();

    private PluginLint() {}

    static PluginDefinition check(Mapping root) {
        var lint = new PluginLint();
        lint.root(root);
        return new PluginDefinition(lint.socket, lint.reader.findings());
    }

    private void root(Mapping root) {
        reader.fields("", root);
        text(root, "apiVersion")
                .filter(version -> !version.equals(API_VERSION))
                .ifPresent(version -> reader.error(at(root, "apiVersion"), "apiVersion must be " + API_VERSION));
        if (!text(root, "kind").equals(Optional.of(KIND))) {
            reader.error(at(root, "kind"), "kind must be %s, or cmp-server does not start".formatted(KIND));
        }
        var spec = reader.section(root, "", "spec").orElseGet(() -> {
            reader.error(root, "spec is missing");
            return Mapping.empty(root.position());
        });
        name(root, spec);
        command(spec, "spec.generate", "generate", true);
        reader.section(spec, "spec", "init").ifPresent(init -> {
            command(spec, "spec.init", "", false);
            reader.warn(init, "spec.init runs before every generate, and there is nothing to prepare");
        });
        reader.section(spec, "spec", "discover").ifPresent(this::discover);
        parameters(spec);
        flag(spec, "preserveFileMode", "needs more time and changes nothing: no file is executed");
        flag(spec, "provideGitCreds", "gives credentials to a program that needs none");
    }

    private void name(Mapping root, Mapping spec) {
        var metadata = reader.section(root, "", "metadata");
        var name = metadata.flatMap(mapping -> text(mapping, "name")).filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            reader.error(metadata.<Node>map(mapping -> mapping).orElse(root), "metadata.name is missing");
            return;
        }
        var place = at(metadata.get(), "name");
        reader.textOnly("metadata.name", get(metadata.get(), "name"));
        reader.textOnly("spec.version", get(spec, "version"));
        var version = text(spec, "version").filter(text -> !text.isEmpty());
        var full = name.get() + version.map("-"::concat).orElse("");
        if (full.contains("/")) {
            reader.error(
                    place,
                    "the name %s must contain no /, it is the name of a socket".formatted(Printable.quote(full)));
            return;
        }
        socket = Optional.of(full + ".sock");
        var length =
                "%s/%s.sock".formatted(PluginDefinition.SOCKET_DIRECTORY, full).length();
        if (length > MAX_SOCKET_PATH) {
            reader.error(
                    place,
                    "the name is too long: the path of its socket has %s characters, at most %s are possible"
                            .formatted(length, MAX_SOCKET_PATH));
        }
        version.ifPresent(_ -> reader.warn(
                at(spec, "version"),
                "spec.version becomes part of the name: with each version, every Application must change"));
        reader.add(Finding.note(
                place.position(), "Applications must say spec.source.plugin.name: %s".formatted(Printable.key(full))));
    }

    /// @param path of a section with `command` and `args`
    /// @param subcommand the first argument; empty for any
    private void command(Mapping spec, String path, String subcommand, boolean isMandatory) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        var parent = path.substring(0, path.lastIndexOf('.'));
        var section = reader.section(spec, parent, name);
        if (section.isEmpty()) {
            if (isMandatory) {
                reader.error(spec, "%s is missing, or cmp-server does not start".formatted(path));
            }
            return;
        }
        var words = new ArrayList<>(words(section.get(), path, "command"));
        var program = words.stream().findFirst();
        words.addAll(words(section.get(), path, "args"));
        if (program.isEmpty()) {
            if (!(get(section.get(), "command").orElse(null) instanceof Scalar)) {
                reader.error(section.get(), "%s.command must name a program".formatted(path));
            }
            return;
        }
        var problem = problem(program.get());
        if (problem.isPresent()) {
            reader.error(at(section.get(), "command"), "%s.command must be %s".formatted(path, problem.get()));
        } else if (!subcommand.isEmpty() && !words.stream().skip(1).toList().contains(subcommand)) {
            reader.error(
                    at(section.get(), "args"),
                    "%s must call %s, got %s".formatted(path, subcommand, Printable.quote(String.join(" ", words))));
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
                ? Optional.of("the program itself: the image has no %s, and a shell would run what an Application says"
                        .formatted(name))
                : Optional.empty();
    }

    private List<String> words(Mapping section, String path, String key) {
        var node = get(section, key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Sequence sequence)) {
            reader.error(
                    node.get(),
                    "%s.%s must be a list of words, got %s".formatted(path, key, Printable.describe(node.get())));
            return List.of();
        }
        var words = new ArrayList<String>();
        for (var item : sequence.items()) {
            if (!(item instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.TEXT) {
                reader.error(
                        item, "%s.%s must be text in quotes, got %s".formatted(path, key, Printable.describe(item)));
            } else {
                words.add(scalar.text());
                if (scalar.text().contains("$")) {
                    reader.error(item, "%s.%s has a $, which nobody expands".formatted(path, key));
                }
            }
        }
        return words;
    }

    private void discover(Mapping discover) {
        var find = reader.section(discover, "spec.discover", "find");
        var ways = new ArrayList<String>();
        text(discover, "fileName").ifPresent(_ -> ways.add("fileName"));
        find.flatMap(mapping -> text(mapping, "glob")).ifPresent(_ -> ways.add("find.glob"));
        find.flatMap(mapping -> get(mapping, "command")).ifPresent(_ -> ways.add("find.command"));
        if (ways.isEmpty()) {
            return;
        }
        reader.warn(
                discover,
                "with spec.discover, each Application that names no tool costs a copy of its repository, and one"
                        + " that names the plugin is refused where discovery finds nothing");
        if (ways.size() > 1) {
            reader.error(
                    discover,
                    "spec.discover.%s alone counts, not %s"
                            .formatted(ways.getFirst(), String.join(" and ", ways.subList(1, ways.size()))));
        }
    }

    private void parameters(Mapping spec) {
        var parameters = reader.section(spec, "spec", "parameters");
        if (parameters.isEmpty() || get(parameters.get(), "dynamic").isEmpty()) {
            reader.add(Finding.warning(
                    parameters.map(Mapping::position).orElse(spec.position()),
                    "spec.parameters.dynamic is missing, Argo CD's tab Parameters shows no value of the"
                            + " environment"));
        }
        if (parameters.isPresent()) {
            command(parameters.get(), "spec.parameters.dynamic", "parameters", false);
            get(parameters.get(), "static").ifPresent(new AnnouncedParameters(reader)::check);
        }
    }

    private void flag(Mapping spec, String key, String price) {
        get(spec, key).ifPresent(node -> {
            if (!(node instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.BOOLEAN) {
                reader.error(node, "spec.%s must be true or false, got %s".formatted(key, Printable.describe(node)));
            } else if (scalar.text().equals("true")) {
                reader.warn(node, "spec.%s %s".formatted(key, price));
            }
        });
    }
}
