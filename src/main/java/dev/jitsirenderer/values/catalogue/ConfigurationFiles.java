package dev.jitsirenderer.values.catalogue;

import dev.jitsirenderer.topology.Component;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the images of Jitsi look for files of the operator: `/config` is read at start and never written, Prosody
/// loads plugins from `/prosody-plugins-custom`, and nginx serves what lies below its document root.
public final class ConfigurationFiles {

    /// Read by the start scripts of all images.
    public static final String CONFIG = "/config";

    /// Of the bridge and the focus, before they had HOCON files.
    private static final String FORMER_FILE = "/sip-communicator.properties";

    /// What the key of a ConfigMap can have.
    private static final int MAX_KEY = 253;

    private static final String NAME = "[A-Za-z0-9_-][-A-Za-z0-9_.]*";

    private ConfigurationFiles() {}

    /// A path below one of the component's directories, without `..`, hidden files and the `__` that stands for `/` in
    /// the keys of a ConfigMap.
    static String pathPattern(Component component) {
        return "(?!.*__)" + roots(component).stream().collect(Collectors.joining("|", "(", ")")) + "(/" + NAME + ")+";
    }

    /// The key of a path in a ConfigMap, where `/` is not allowed: `/config/custom-config.js` is
    /// `config__custom-config.js`.
    public static String key(String path) {
        return path.replaceFirst("^/", "").replace("/", "__");
    }

    /// Why an image would not find a file, or Kubernetes not mount it.
    static Optional<String> refusal(Component component, String path) {
        var roots = roots(component);
        if (roots.stream().noneMatch(root -> path.startsWith(root + "/"))) {
            return Optional.of("must be a path below " + String.join(" or ", roots));
        }
        if (path.endsWith(FORMER_FILE)) {
            return Optional.of("is read by no image any more, use /config/custom-%s.conf".formatted(component.word()));
        }
        if (path.contains("__")) {
            return Optional.of("must not contain __, which stands for / in the keys of a ConfigMap");
        }
        if (key(path).length() > MAX_KEY) {
            return Optional.of(
                    "is too long, it must fit into the %s characters of a ConfigMap's key".formatted(MAX_KEY));
        }
        return path.matches(pathPattern(component))
                ? Optional.empty()
                : Optional.of("must be a path of names with letters, digits, -, _ and . that start with no dot");
    }

    /// The directory that is mounted as a whole for this file, or nothing if the file is mounted alone: the document
    /// root of nginx holds the application itself.
    public static List<String> mountedDirectories(Component component) {
        return roots(component).stream()
                .filter(root -> !root.startsWith("/usr/share"))
                .toList();
    }

    private static List<String> roots(Component component) {
        return switch (component) {
            case WEB -> List.of(CONFIG, "/usr/share/jitsi-meet");
            case PROSODY -> List.of(CONFIG, "/prosody-plugins-custom");
            case JICOFO, JVB -> List.of(CONFIG);
        };
    }
}
