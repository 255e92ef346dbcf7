package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.catalogue.FormerKeys;
import dev.jitsirenderer.values.layer.Parameter;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/// What Argo CD says of an Application to its plugin.
///
/// Parameters are read of `ARGOCD_APP_PARAMETERS` alone. Argo CD also makes a `PARAM_…` of each, where `a.b` and `a-b`
/// are the same and chance decides which one is left.
record PluginVariables(Map<String, String> variables) {

    private static final String PARAMETERS = "ARGOCD_APP_PARAMETERS";
    private static final String PLUGIN_ENV = "ARGOCD_ENV_";

    /// What messages call the Application.
    String application() {
        var name = variables.getOrDefault("ARGOCD_APP_NAME", "");
        return name.isEmpty() ? "the Application" : "Application " + name;
    }

    /// The path of the environment in its repository; empty if nobody said it.
    String sourcePath() {
        return variables.getOrDefault("ARGOCD_APP_SOURCE_PATH", "");
    }

    /// Not set without `plugin` in the Application, `null` without `plugin.parameters`, and otherwise a JSON list.
    Checked<List<Parameter>> parameters() {
        var json = variables.getOrDefault(PARAMETERS, "").strip();
        if (json.isEmpty() || json.equals("null")) {
            return new Checked.Accepted<>(List.of());
        }
        if (!json.startsWith("[")) {
            return Checked.reject(Position.of(PARAMETERS), "must be a JSON list");
        }
        var source = "parameter of " + application();
        return switch (YamlReader.read(json, PARAMETERS)) {
            case Checked.Rejected<Node>(var problems) ->
                Checked.reject(
                        Position.of(PARAMETERS),
                        "must be a JSON list, it "
                                + problems.getFirst().message().replace("YAML", "JSON"));
            case Checked.Accepted<Node>(var list) ->
                ParameterReader.read(list, "parameters", source, _ -> Position.of(source));
        };
    }

    /// Each entry of `plugin.env`. Nothing reads them: Argo CD mangles what has a `$`, and says nothing of a name that
    /// is misspelt.
    List<Diagnostic> pluginEnv() {
        var position = Position.of("plugin.env of " + application());
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PLUGIN_ENV))
                .map(name -> pluginEnv(position, name.substring(PLUGIN_ENV.length())))
                .sorted()
                .toList();
    }

    /// @param position of the entry
    static Diagnostic pluginEnv(Position position, String name) {
        return new Diagnostic(position, "%s does nothing, %s".formatted(Printable.key(name), instead(name)));
    }

    private static String instead(String name) {
        return Values.TYPE.paths().contains(name)
                ? "make it a parameter"
                : FormerKeys.answer(name).map("it "::concat).orElse("an environment takes parameters");
    }
}
