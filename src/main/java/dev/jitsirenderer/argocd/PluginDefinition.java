package dev.jitsirenderer.argocd;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/// Reads a `plugin.yaml` as Argo CD 3.x does, and says what Argo CD does not: it ignores keys that it does not know.
///
/// @param socket the name of the socket that cmp-server listens on; empty without a name
/// @param findings in the order of the file
public record PluginDefinition(Optional<String> socket, List<Finding> findings) {

    /// What Applications call this plugin.
    public static final String PLUGIN_NAME = "jitsi-renderer";

    static final String SOCKET_DIRECTORY = "/home/argocd/cmp-server/plugins";

    /// @param file what messages call it
    public static PluginDefinition read(byte[] bytes, String file) {
        return switch (YamlReader.read(bytes, file)) {
            case Checked.Accepted<Node>(Mapping root) -> PluginLint.check(root);
            case Checked.Accepted<Node>(var node) ->
                broken(List.of(Finding.error(node.position(), "must be a mapping, got " + Printable.describe(node))));
            case Checked.Rejected<Node>(var problems) ->
                broken(problems.stream()
                        .map(problem -> Finding.error(problem.position(), problem.message()))
                        .toList());
        };
    }

    /// @param problem why nothing is known of the file
    public static PluginDefinition unusable(String file, String problem) {
        return broken(List.of(Finding.error(Position.of(file), problem)));
    }

    private static PluginDefinition broken(List<Finding> findings) {
        return new PluginDefinition(Optional.empty(), findings);
    }
}
