package dev.jitsirenderer.argocd;

import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.values.layer.Parameter;
import dev.jitsirenderer.values.type.Suggestion;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the manifest of an Application says to the plugin, read where no Argo CD is.
///
/// @param sources of the Application that this plugin renders
public record Application(List<Source> sources) {

    private static final String KIND = "Application";
    private static final List<String> PLUGIN_FIELDS = List.of("name", "env", "parameters");

    /// @param position of the source
    /// @param path of the environment in its repository
    record Source(Position position, String path, List<Parameter> parameters) {

        boolean isOf(Environment environment) {
            var normal = Checkout.normal(path).toString();
            return environment.name().equals(normal.isEmpty() ? "." : normal);
        }
    }

    /// Reads a file with one or more Applications; other objects in it do not matter.
    public static Checked<Application> read(Path file) {
        var position = Position.of(file.toString());
        if (!Files.isRegularFile(file)) {
            return Checked.reject(position, "is not a file");
        }
        try {
            return Files.size(file) > YamlReader.MAX_BYTES
                    ? Checked.reject(position, "must be at most %s bytes".formatted(YamlReader.MAX_BYTES))
                    : YamlReader.readAll(Files.readAllBytes(file), file.toString())
                            .then(documents -> new Reader(position).read(documents));
        } catch (IOException _) {
            return Checked.reject(position, "cannot be read");
        }
    }

    /// Gives parameters to the environments that the Application renders.
    ///
    /// @return the same requests, in the same order; rejected if the Application is of none of them
    public Checked<List<Request>> applyTo(List<Request> requests) {
        var applied = new ArrayList<Request>();
        var used = new ArrayList<Source>();
        for (var request : requests) {
            var ofThis = request.locate() instanceof Checked.Accepted<Environment>(var environment)
                    ? sources.stream()
                            .filter(source -> source.isOf(environment))
                            .toList()
                    : List.<Source>of();
            used.addAll(ofThis);
            applied.add(
                    ofThis.isEmpty()
                            ? request
                            : request.withParameters(ofThis.getFirst().parameters()));
        }
        if (used.isEmpty()) {
            return new Checked.Rejected<>(sources.stream()
                    .map(source -> new Diagnostic(
                            source.position(),
                            "renders %s, which is not the environment asked for"
                                    .formatted(Printable.quote(source.path()))))
                    .toList());
        }
        return new Checked.Accepted<>(applied);
    }

    /// One reading of a file.
    private static final class Reader {

        private final Position file;
        private final List<Diagnostic> problems = new ArrayList<>();
        private final List<Diagnostic> otherPlugins = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();

        private Reader(Position file) {
            this.file = file;
        }

        private Checked<Application> read(List<Node> documents) {
            for (var document : documents) {
                if (document instanceof Mapping mapping
                        && mapping.text("kind").filter(KIND::equals).isPresent()) {
                    application(mapping);
                }
            }
            if (sources.isEmpty() && problems.isEmpty()) {
                problems.addAll(otherPlugins);
            }
            if (sources.isEmpty() && problems.isEmpty()) {
                problems.add(new Diagnostic(
                        file, "has no Application with the plugin %s".formatted(PluginDefinition.PLUGIN_NAME)));
            }
            return Checked.of(new Application(List.copyOf(sources)), problems);
        }

        private void application(Mapping application) {
            var name = application.mapping("metadata").flatMap(metadata -> metadata.text("name"));
            var label = KIND + name.map(" "::concat).orElse("");
            application.mapping("spec").ifPresent(spec -> {
                spec.mapping("source").ifPresent(source -> source(label, "spec.source", source));
                if (spec.get("sources").orElse(null) instanceof Sequence several) {
                    for (var index = 0; index < several.items().size(); index++) {
                        if (several.items().get(index) instanceof Mapping source) {
                            source(label, "spec.sources[%s]".formatted(index), source);
                        }
                    }
                }
                spec.mapping("sourceHydrator")
                        .flatMap(hydrator -> hydrator.mapping("drySource"))
                        .ifPresent(source -> source(label, "spec.sourceHydrator.drySource", source));
            });
        }

        private void source(String application, String path, Mapping source) {
            var plugin = source.mapping("plugin");
            if (plugin.isEmpty()) {
                return;
            }
            var name = plugin.get().text("name").orElse("");
            if (!name.equals(PluginDefinition.PLUGIN_NAME)) {
                otherPlugins.add(new Diagnostic(
                        plugin.get()
                                .get("name")
                                .map(Node::position)
                                .orElse(plugin.get().position()),
                        "%s.plugin.name must be %s, got %s"
                                .formatted(
                                        path,
                                        PluginDefinition.PLUGIN_NAME,
                                        name.isEmpty() ? "nothing" : Printable.quote(name))));
                return;
            }
            plugin(path + ".plugin", plugin.get());
            var parameters = plugin.get()
                    .get("parameters")
                    .map(list -> ParameterReader.read(
                            list,
                            path + ".plugin.parameters",
                            "parameter of " + application,
                            UnaryOperator.identity()));
            parameters.ifPresent(checked -> problems.addAll(checked.diagnostics()));
            sources.add(new Source(
                    source.get("path").map(Node::position).orElse(source.position()),
                    source.text("path").orElse(""),
                    parameters.orElse(new Checked.Accepted<>(List.of()))
                                    instanceof Checked.Accepted<List<Parameter>>(var accepted)
                            ? accepted
                            : List.of()));
        }

        private void plugin(String path, Mapping plugin) {
            plugin.entries().forEach((field, value) -> {
                if (!PLUGIN_FIELDS.contains(field)) {
                    problems.add(new Diagnostic(
                            value.position(),
                            "%s.%s is unknown%s"
                                    .formatted(
                                            path,
                                            Printable.key(field),
                                            Suggestion.among(PLUGIN_FIELDS, field, known -> path + "." + known))));
                }
            });
            if (plugin.get("env").orElse(null) instanceof Sequence env) {
                for (var entry : env.items()) {
                    if (entry instanceof Mapping mapping && mapping.get("name").orElse(null) instanceof Scalar name) {
                        PluginVariables.misplaced(name.position(), name.text()).ifPresent(problems::add);
                    }
                }
            }
        }
    }
}
