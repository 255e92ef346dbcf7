package dev.jitsirenderer.argocd;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.layer.Environment;
import dev.jitsirenderer.yaml.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of the plugin: the working directory is the environment, and variables say the rest.
public final class PluginCall {

    private static final String ANNOTATION = "the annotation argocd.argoproj.io/manifest-generate-paths";

    private final PluginVariables variables;
    private final Path directory;
    private final Checkout checkout;

    private PluginCall(PluginVariables variables, Path directory) {
        this.variables = variables;
        this.directory = directory;
        this.checkout = Checkout.around(directory, variables.sourcePath());
    }

    /// @param directory that cmp-server starts the plugin in, a real path
    public static PluginCall in(Path directory, Map<String, String> variables) {
        return new PluginCall(new PluginVariables(variables), directory);
    }

    /// What to render, or everything that is wrong with what the Application says.
    public Checked<Request> request() {
        var capabilities = ClusterVariables.capabilities(variables.variables());
        var parameters = variables.parameters();
        var problems = new ArrayList<Diagnostic>(capabilities.diagnostics());
        problems.addAll(parameters.diagnostics());
        problems.addAll(variables.pluginEnv());
        if (checkout.isBare() && Files.exists(directory.resolve(Environment.VALUES_FILE))) {
            problems.add(new Diagnostic(
                    Position.of(variables.sourcePath()),
                    "is all that Argo CD sent, without the values.yaml files above it:"
                            + " %s of %s must name them, such as .;../values.yaml"
                                    .formatted(ANNOTATION, variables.application())));
        }
        if (!checkout.isBare() && checkout.mayLackLayers()) {
            problems.add(new Diagnostic(
                    Position.of(variables.sourcePath()),
                    "may inherit from values.yaml files above %s, which Argo CD did not send: %s of %s must name that"
                                    .formatted(checkout.missing(), ANNOTATION, variables.application())
                            + " directory, such as .;%s".formatted(checkout.above())));
        }
        return problems.isEmpty()
                ? capabilities.then(known -> parameters.map(
                        given -> environment().withCapabilities(known).withParameters(given)))
                : new Checked.Rejected<>(problems);
    }

    /// The environment as its files say it, whatever the Application says.
    Request environment() {
        return Request.of(directory).withRepository(checkout.root());
    }

    /// Renders the environment. Nothing to render is an error: Argo CD would take it for the wish to delete everything.
    public Checked<List<Manifest>> render() {
        return request().then(Renderer::render).then(this::atLeastOne);
    }

    /// What may be the cause when something is missing.
    public Optional<String> hint() {
        return checkout.isNarrowed() && !checkout.isBare() && !checkout.mayLackLayers()
                ? Optional.of("note: Argo CD sent no file outside of %s; if one is missing, let %s of %s name it"
                        .formatted(checkout.missing(), ANNOTATION, variables.application()))
                : Optional.empty();
    }

    /// What the Application says and nobody hears.
    public List<String> notes() {
        return variables.foreignEnv().stream()
                .map(name -> "note: plugin.env of %s: %s is ignored, an environment takes parameters"
                        .formatted(variables.application(), Printable.key(name)))
                .toList();
    }

    private Checked<List<Manifest>> atLeastOne(List<Manifest> manifests) {
        return manifests.isEmpty()
                ? Checked.reject(
                        Position.of(variables.application()),
                        "has no object left after its patches, Argo CD would delete the installation")
                : new Checked.Accepted<>(manifests);
    }
}
