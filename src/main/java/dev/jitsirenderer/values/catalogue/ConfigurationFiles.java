package dev.jitsirenderer.values.catalogue;

import dev.jitsirenderer.topology.Component;
import java.util.List;
import java.util.stream.Collectors;

/// Where the images of Jitsi look for files of the operator: `/config` is read at start and never written, Prosody
/// loads plugins from `/prosody-plugins-custom`, and nginx serves what lies below its document root.
public final class ConfigurationFiles {

    /// Read by the start scripts of all images.
    public static final String CONFIG = "/config";

    private static final String NAME = "[A-Za-z0-9_-][-A-Za-z0-9_.]*";

    private ConfigurationFiles() {}

    /// For messages.
    public static String directories(Component component) {
        return String.join(" or ", roots(component));
    }

    /// A path below one of the component's directories, without `..`, hidden files and the `__` that stands for `/` in
    /// the keys of a ConfigMap.
    public static String pathPattern(Component component) {
        return "(?!.*__)" + roots(component).stream().collect(Collectors.joining("|", "(", ")")) + "(/" + NAME + ")+";
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
