package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import java.util.Collection;

/// One Kubernetes object.
///
/// @param scope the shard that it belongs to, such as `shard-0`, or `shared`
/// @param component such as `web`; together with scope and kind it names the file in an output directory
public record Manifest(String scope, String component, Mapping object) {

    public static final String SHARED = "shared";

    /// Begins what positions call the source of a node that one of our templates wrote; all others name what a user
    /// wrote.
    static final String TEMPLATE = "template ";

    public Manifest {
        for (var key : new String[] {"apiVersion", "kind", "metadata"}) {
            if (object.get(key).isEmpty()) {
                throw new IllegalArgumentException("an object has " + key);
            }
        }
    }

    public String apiVersion() {
        return text(object, "apiVersion");
    }

    /// Empty for the core group.
    public String group() {
        return apiVersion().substring(0, Math.max(0, apiVersion().indexOf('/')));
    }

    /// The version in the group.
    public String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    public String kind() {
        return text(object, "kind");
    }

    public String name() {
        return text(metadata(), "name");
    }

    /// Empty for an object without a namespace.
    public String namespace() {
        return text(metadata(), "namespace");
    }

    /// The same place in the installation with another object.
    public Manifest with(Mapping changed) {
        return new Manifest(scope, component, changed);
    }

    /// What messages call it, such as `Deployment shard-0-web`.
    public String label() {
        return "%s %s".formatted(kind(), name()).strip();
    }

    /// Several objects with one thing to say of them, such as `Deployment shard-0-web (and 2 others)`.
    ///
    /// @param labels at least one
    public static String inShort(Collection<String> labels) {
        var others = labels.size() - 1;
        return labels.iterator().next()
                + switch (others) {
                    case 0 -> "";
                    case 1 -> " (and 1 other)";
                    default -> " (and %s others)".formatted(others);
                };
    }

    public Mapping metadata() {
        return object.mapping("metadata").orElseThrow();
    }

    /// Whether a template of ours wrote what is at a position, and no user.
    public static boolean isOfTemplate(Position position) {
        return position.file().startsWith(TEMPLATE);
    }

    private static String text(Mapping mapping, String key) {
        return mapping.text(key).orElse("");
    }
}
