package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.YamlReader;

/// Objects for tests.
final class Yaml {

    private Yaml() {}

    /// @param file a user's, or `template …` for one of ours
    static Manifest manifest(String yaml, String file) {
        var read = YamlReader.read(yaml, file);
        return new Manifest("shared", "test", (Mapping) ((Checked.Accepted<Node>) read).value());
    }
}
