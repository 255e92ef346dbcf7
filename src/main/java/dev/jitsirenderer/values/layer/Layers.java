package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is written about an environment, the built-in defaults first, the most specific last.
///
/// @param defaults complete but for what only the user can know
/// @param files the values files from the outermost directory to the innermost
/// @param overrides parameters of an Application, then `--set`; one mapping for each
public record Layers(Mapping defaults, List<Mapping> files, List<Mapping> overrides) {

    /// What messages and `explain` call the program's own values file.
    public static final String BUILT_IN = "built-in defaults";

    /// What messages and `explain` call values from the command line.
    public static final String COMMAND_LINE = "--set";

    private static final String DEFAULTS_RESOURCE = "/defaults/values.yaml";

    private static final Mapping DEFAULTS = readBuiltIn();

    /// Reads all layers of an environment; says everything that is wrong with any of them.
    public static Checked<Layers> read(Environment environment, Overrides overrides) {
        return read(environment, overrides, new LayerFiles());
    }

    /// @param known of the environment's repository
    public static Checked<Layers> read(Environment environment, Overrides overrides, LayerFiles known) {
        var problems = new ArrayList<Diagnostic>();
        var files = new ArrayList<Mapping>();
        environment.directories().forEach(directory -> collect(known.layer(environment, directory), files, problems));
        var innermost = new ArrayList<Mapping>();
        overrides.parameters().forEach(parameter -> collect(layer(parameter), innermost, problems));
        overrides.settings().forEach(setting -> collect(parse(setting), innermost, problems));
        return Checked.of(new Layers(builtIn(), files, innermost), problems);
    }

    /// The one tree that the layers make.
    public ValuesTree merge() {
        return ValuesTree.merge(defaults, files, overrides);
    }

    /// The outermost layer of every environment.
    public static Mapping builtIn() {
        return DEFAULTS;
    }

    private static Mapping readBuiltIn() {
        try (InputStream in = Layers.class.getResourceAsStream(DEFAULTS_RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULTS_RESOURCE + " is missing from the program");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var read = YamlReader.read(text, BUILT_IN);
            if (read instanceof Checked.Accepted<Node>(Mapping mapping)) {
                return mapping;
            }
            throw new IllegalStateException("%s are no mapping: %s".formatted(BUILT_IN, read.diagnostics()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Mapping> layer(Parameter parameter) {
        var position = parameter.value().position();
        var keys = List.of(parameter.name().split("\\.", -1));
        if (keys.size() > YamlReader.MAX_DEPTH) {
            return Checked.reject(
                    position,
                    "%s is nested deeper than %s levels"
                            .formatted(Printable.quote(parameter.name()), YamlReader.MAX_DEPTH));
        }
        if (keys.stream().anyMatch(String::isBlank)) {
            return Checked.reject(position, "must be a dotted key, got " + Printable.quote(parameter.name()));
        }
        return new Checked.Accepted<>(nest(keys, parameter.value()));
    }

    private static Checked<Mapping> parse(String setting) {
        var position = Position.of(COMMAND_LINE);
        var equals = setting.indexOf('=');
        if (equals < 1) {
            return Checked.reject(position, "must be key=value, got " + Printable.quote(setting));
        }
        var keys = List.of(setting.substring(0, equals).split("\\.", -1));
        if (keys.size() > YamlReader.MAX_DEPTH) {
            return Checked.reject(
                    position,
                    "%s is nested deeper than %s levels".formatted(Printable.quote(setting), YamlReader.MAX_DEPTH));
        }
        if (keys.stream().anyMatch(String::isBlank)) {
            return Checked.reject(position, "must be key=value with a dotted key, got " + Printable.quote(setting));
        }
        var key = setting.substring(0, equals);
        var value = switch (YamlReader.read("value: " + setting.substring(equals + 1), COMMAND_LINE)) {
            case Checked.Accepted<Node>(Mapping root)
            when root.entries().keySet().equals(Set.of("value")) ->
                new Checked.Accepted<>(withoutLines(root.entries().get("value")));
            case Checked.Accepted<Node> _ ->
                Checked.<Node>reject(
                        position,
                        "%s must be a single value, got %s"
                                .formatted(Printable.key(key), Printable.quote(setting.substring(equals + 1))));
            case Checked.Rejected<Node>(var problems) ->
                Checked.<Node>reject(
                        position,
                        Printable.key(key) + ": " + problems.getFirst().message());
        };
        return value.map(node -> nest(keys, node));
    }

    private static Mapping nest(List<String> keys, Node value) {
        var nested = value;
        for (var key : keys.reversed()) {
            nested = new Mapping(value.position(), Map.of(key, nested));
        }
        return (Mapping) nested;
    }

    private static Node withoutLines(@Nullable Node node) {
        var position = Position.of(COMMAND_LINE);
        return switch (node) {
            case null -> Scalar.nothing(position);
            case Scalar scalar -> new Scalar(position, scalar.text(), scalar.kind(), scalar.written());
            case Sequence sequence ->
                new Sequence(
                        position,
                        sequence.items().stream().map(Layers::withoutLines).toList());
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node>();
                mapping.entries().forEach((key, child) -> entries.put(key, withoutLines(child)));
                yield new Mapping(position, entries);
            }
        };
    }

    private static <T> void collect(Checked<T> checked, List<T> accepted, List<Diagnostic> problems) {
        problems.addAll(checked.diagnostics());
        if (checked instanceof Checked.Accepted<T>(var value)) {
            accepted.add(value);
        }
    }
}
