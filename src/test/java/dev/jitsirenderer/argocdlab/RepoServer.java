package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Argo CD's repo-server, as far as plugins go, and the application controller's words around its errors.
///
/// @param deadline of a whole request, copying the repository included
/// @param isNarrowed whether only the directory of `manifest-generate-paths` is sent
record RepoServer(CmpServer plugin, Path repository, Duration deadline, boolean isNarrowed) {

    private static final String RPC_ERROR = "rpc error: code = Unknown desc = ";
    private static final List<String> EXCLUDED = List.of(".git");

    /// The defaults of Argo CD's controller and API server are 60 seconds, the one of its documentation is 90.
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    static RepoServer with(CmpServer plugin, Path repository) {
        return new RepoServer(plugin, repository, DEADLINE, false);
    }

    RepoServer withDeadline(Duration shorter) {
        return new RepoServer(plugin, repository, shorter, isNarrowed);
    }

    RepoServer narrowed() {
        return new RepoServer(plugin, repository, deadline, true);
    }

    /// The objects that the controller will compare with the cluster, each as JSON with its keys in order.
    ///
    /// @throws PluginException with the condition `ComparisonError` that the UI shows at the Application
    List<String> generate(Application application) throws IOException, PluginException {
        try {
            return objects(manifests(application));
        } catch (PluginException e) {
            throw new PluginException("Failed to load target state: failed to generate manifest for source 1 of 1: "
                    + RPC_ERROR + "plugin sidecar failed. " + e.getMessage());
        }
    }

    private List<String> manifests(Application application) throws IOException, PluginException {
        var tree = SentTree.of(repository, application, isNarrowed, EXCLUDED);
        var variables = application.variables();
        var name = application.plugin().map(Application.Plugin::name).orElse("");
        if (!isFound(name, tree, application)) {
            throw new PluginException(
                    "could not find cmp-server plugin with name \"%s\" supporting the given repository"
                            .formatted(name));
        }
        try {
            return plugin.generateManifest(tree, variables, deadline);
        } catch (PluginException e) {
            throw new PluginException("error generating manifests in cmp: " + RPC_ERROR + e.getMessage());
        }
    }

    /// A plugin that is named is asked only if it has discovery, and one without discovery has to be named.
    private boolean isFound(String name, SentTree tree, Application application) throws IOException, PluginException {
        if (!name.isEmpty() && !name.equals(plugin.pluginName())) {
            return false;
        }
        return plugin.isDiscoveryConfigured()
                ? plugin.matchRepository(tree, application.variables(), deadline)
                : !name.isEmpty();
    }

    /// Anything with a list of `items` is taken for a `List`, whatever its kind, and stands for its items.
    static List<String> objects(List<String> manifests) throws PluginException {
        var objects = new ArrayList<String>();
        for (var manifest : manifests) {
            var object = ManifestStream.read(manifest);
            refuseWithoutKind(object, manifest);
            var items = object.get("items");
            if (items != null && items.isArray()) {
                for (var item : items) {
                    if (!item.isObject()) {
                        throw new PluginException("failed to convert CMP manifests to unstructured objects: items"
                                + " member is not an object");
                    }
                    objects.add(ManifestStream.text(item));
                }
            } else if (items == null || !items.isNull() || object.has("spec") || object.has("status")) {
                objects.add(ManifestStream.text(object));
            }
        }
        return objects;
    }

    private static void refuseWithoutKind(JsonNode object, String manifest) throws PluginException {
        if (!object.isObject() || object.path("kind").asText().isEmpty()) {
            throw new PluginException("failed to convert CMP manifests to unstructured objects: failed to unmarshal"
                    + " manifest: error unmarshaling JSON: while decoding JSON: Object 'Kind' is missing in '%s'"
                            .formatted(manifest));
        }
    }

    /// What the UI's tab of parameters is filled with. The plugin gets the whole repository and few variables.
    List<String> parameters(Application application) throws IOException, PluginException {
        var tree = SentTree.of(repository, application, false, EXCLUDED);
        try {
            return plugin.parametersAnnouncement(tree, application.variablesOfAnnouncement(), deadline);
        } catch (PluginException e) {
            throw new PluginException(
                    "failed to populate plugin app details: %s%s".formatted(RPC_ERROR, e.getMessage()));
        }
    }
}
