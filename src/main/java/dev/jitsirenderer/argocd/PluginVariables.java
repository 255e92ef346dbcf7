package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.catalogue.FormerKeys;
import dev.jitsirenderer.values.layer.Parameter;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Argo CD says of an Application to its plugin.
///
/// Parameters are read of `ARGOCD_APP_PARAMETERS` alone. Argo CD also makes a `PARAM_…` of each, where `a.b` and `a-b`
/// are the same and chance decides which one is left.
record PluginVariables(Map<String, String> variables) {

    private static final String PARAMETERS = "ARGOCD_APP_PARAMETERS";
    private static final String PLUGIN_ENV = "ARGOCD_ENV_";
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]");

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

    /// Each entry of `plugin.env` that was meant for us. Nothing reads them: Argo CD mangles what has a `$`, and one
    /// way
    /// is enough.
    List<Diagnostic> pluginEnv() {
        var position = Position.of("plugin.env of " + application());
        return names().map(name -> misplaced(position, name))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /// The names of all other entries, which are somebody else's.
    List<String> foreignEnv() {
        return names().filter(name -> instead(name).isEmpty()).sorted().toList();
    }

    /// @param position of the entry
    static Optional<Diagnostic> misplaced(Position position, String name) {
        return instead(name)
                .map(advice -> new Diagnostic(position, "%s does nothing, %s".formatted(Printable.key(name), advice)));
    }

    private Stream<String> names() {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PLUGIN_ENV))
                .map(name -> name.substring(PLUGIN_ENV.length()));
    }

    private static Optional<String> instead(String name) {
        return Values.TYPE.paths().stream()
                .filter(path -> folded(path).equals(folded(name)) && isValue(path))
                .findFirst()
                .map("make it the parameter "::concat)
                .or(() -> FormerKeys.answer(name).map("it "::concat));
    }

    /// A platform's `IMAGE` or `CLUSTER` is no section of ours.
    private static boolean isValue(String path) {
        return Values.TYPE
                .key(path)
                .filter(key -> !(key.type() instanceof SectionType<?>))
                .isPresent();
    }

    /// Variables are written in capitals, without dots: `SHARD_COUNT`.
    private static String folded(String name) {
        return NO_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
