package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A position as a YAML tag, such as `!<environments%2Fproduction%2Fvalues.yaml:12>`: how a node that a user wrote
/// carries its origin through a template.
final class PositionTag {

    private PositionTag() {}

    static String of(Position position) {
        // Of what URLEncoder leaves as it is, `*` is allowed in a tag, too; its `+` for a blank is not YAML's.
        var file = URLEncoder.encode(position.file(), StandardCharsets.UTF_8).replace("+", "%20");
        return "!<%s:%d>".formatted(file, position.line());
    }

    /// @param tag as the parser gives it: the percent-encoding is undone
    static Position parse(String tag) {
        var colon = tag.lastIndexOf(':');
        return new Position(tag.substring(0, colon), Integer.parseInt(tag.substring(colon + 1)));
    }
}
