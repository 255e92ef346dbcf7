package dev.jitsirenderer.argocdlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An Argo CD Application whose manifests are asked for.
///
/// @param namespace where the objects go, not where the Application is
/// @param path of the environment, relative to the repository's root
/// @param plugin empty if the Application has no `plugin` section
/// @param generatePaths the annotation `argocd.argoproj.io/manifest-generate-paths`, or nothing
/// @param kubeVersion of the destination cluster, as its API server says it: `v1.34.1+k3s1`
record Application(
        String name,
        String namespace,
        String project,
        String repository,
        String revision,
        String targetRevision,
        String path,
        Optional<Plugin> plugin,
        String generatePaths,
        String kubeVersion,
        List<String> apiVersions) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\$|\\{([^}]*)}|([A-Za-z0-9_]+))");
    private static final Pattern RELEASE = Pattern.compile("v?([0-9]+\\.[0-9]+\\.[0-9]+).*");

    /// The section `plugin` of a source.
    ///
    /// @param parameters empty if the section has no `parameters`, which is not the same as none of them
    record Plugin(String name, Map<String, String> env, Optional<List<PluginParameter>> parameters) {}

    /// An Application that names the plugin and sets nothing else.
    static Application of(String environment) {
        return new Application(
                "jitsi-" + environment,
                "jitsi",
                "default",
                "https://git.example.com/meet/jitsi-renderer.git",
                "5f0cf9d3a5e0f1c7c54f7f2a4c2d3b9e8a7f6c15",
                "main",
                "environments/" + environment,
                Optional.of(new Plugin("jitsi-renderer", Map.of(), Optional.empty())),
                "",
                "v1.34.1+k3s1",
                List.of());
    }

    Application withoutPlugin() {
        return with(Optional.empty(), generatePaths);
    }

    Application withPluginName(String pluginName) {
        return with(plugin.map(it -> new Plugin(pluginName, it.env(), it.parameters())), generatePaths);
    }

    Application withParameters(PluginParameter... parameters) {
        return with(plugin.map(it -> new Plugin(it.name(), it.env(), Optional.of(List.of(parameters)))), generatePaths);
    }

    Application withEnv(Map<String, String> env) {
        return with(plugin.map(it -> new Plugin(it.name(), env, it.parameters())), generatePaths);
    }

    Application withGeneratePaths(String paths) {
        return with(plugin, paths);
    }

    Application withCluster(String version, String... versions) {
        return with(plugin, generatePaths, version, List.of(versions));
    }

    private Application with(Optional<Plugin> section, String paths) {
        return with(section, paths, kubeVersion, apiVersions);
    }

    private Application with(Optional<Plugin> section, String paths, String version, List<String> versions) {
        return new Application(
                name,
                namespace,
                project,
                repository,
                revision,
                targetRevision,
                path,
                section,
                paths,
                version,
                versions);
    }

    /// The variables that the repo-server sends along with the files, in its order, for `init` and `generate`.
    Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("ARGOCD_APP_NAME", name);
        variables.put("ARGOCD_APP_NAMESPACE", namespace);
        variables.put("ARGOCD_APP_PROJECT_NAME", project);
        variables.put("ARGOCD_APP_REVISION", revision);
        variables.put("ARGOCD_APP_REVISION_SHORT", shortened(7));
        variables.put("ARGOCD_APP_REVISION_SHORT_8", shortened(8));
        variables.put("ARGOCD_APP_SOURCE_REPO_URL", repository);
        variables.put("ARGOCD_APP_SOURCE_PATH", path);
        variables.put("ARGOCD_APP_SOURCE_TARGET_REVISION", targetRevision);
        variables.put("KUBE_VERSION", RELEASE.matcher(kubeVersion).replaceFirst("$1"));
        variables.put("KUBE_API_VERSIONS", String.join(",", apiVersions));
        return withPlugin(variables);
    }

    /// Those for the announcement of parameters: no revision, no project, nothing of the cluster.
    Map<String, String> variablesOfAnnouncement() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("ARGOCD_APP_NAME", name);
        variables.put("ARGOCD_APP_SOURCE_REPO_URL", repository);
        variables.put("ARGOCD_APP_SOURCE_PATH", path);
        variables.put("ARGOCD_APP_SOURCE_TARGET_REVISION", targetRevision);
        return withPlugin(variables);
    }

    private Map<String, String> withPlugin(Map<String, String> variables) {
        var build = Map.copyOf(variables);
        plugin.ifPresent(section -> {
            section.env().forEach((key, value) -> variables.put("ARGOCD_ENV_" + key, expanded(value, build)));
            variables.put(
                    "ARGOCD_APP_PARAMETERS",
                    section.parameters()
                            .map(parameters -> parameters.stream()
                                    .map(PluginParameter::json)
                                    .collect(Collectors.joining(",", "[", "]")))
                            .orElse("null"));
            section.parameters()
                    .ifPresent(parameters -> parameters.forEach(parameter -> variables.putAll(parameter.variables())));
        });
        return variables;
    }

    /// Go's `os.Expand`: an unknown variable is empty, `$$` a dollar.
    private static String expanded(String value, Map<String, String> variables) {
        return VARIABLE.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1).equals("$") ? "$" : variables.getOrDefault(variableName(match), "")));
    }

    private static String variableName(MatchResult match) {
        return match.group(2) == null ? match.group(3) : match.group(2);
    }

    private String shortened(int length) {
        return revision.substring(0, Math.min(length, revision.length()));
    }
}
