package dev.jitsirenderer.argocdlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `plugin.yaml` as cmp-server reads it: by known keys, whatever their case, and deaf to all others.
///
/// @param version empty if there is none
/// @param dynamicParameters empty if no command announces parameters
record PluginConfiguration(
        String name,
        String version,
        Optional<Command> init,
        Command generate,
        Discovery discovery,
        Optional<Command> dynamicParameters,
        List<Object> staticParameters,
        boolean preserveFileMode) {

    private static final String KIND = "ConfigManagementPlugin";

    /// What is executed, without a shell: `command` and then `args`.
    record Command(List<String> command, List<String> args) {

        List<String> words() {
            return Stream.concat(command.stream(), args.stream()).toList();
        }
    }

    /// How a plugin that no Application names is found. The first that is set decides alone.
    record Discovery(String fileName, String glob, Optional<Command> command) {

        boolean isConfigured() {
            return !fileName.isEmpty() || !glob.isEmpty() || command.isPresent();
        }
    }

    static PluginConfiguration read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /// @throws IllegalArgumentException with the words of cmp-server, which does not start then
    static PluginConfiguration parse(String text) {
        var root = new Section(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        var spec = root.section("spec");
        var name = root.section("metadata").text("name");
        var generate = command(spec.section("generate"));
        var discover = spec.section("discover");
        var find = discover.section("find");
        var parameters = spec.section("parameters");
        if (name.isEmpty()) {
            throw refused("metadata.name should be non-empty.");
        }
        if (!root.text("kind").equals(KIND)) {
            throw refused("kind should be %s, found %s".formatted(KIND, root.text("kind")));
        }
        return new PluginConfiguration(
                name,
                spec.text("version"),
                command(spec.section("init")),
                generate.orElseThrow(() -> refused("spec.generate command should be non-empty")),
                new Discovery(discover.text("fileName"), find.text("glob"), command(find)),
                command(parameters.section("dynamic")),
                parameters.list("static"),
                spec.isTrue("preserveFileMode"));
    }

    /// What an Application has to call the plugin, and the name of its socket.
    String pluginName() {
        return version.isEmpty() ? name : name + "-" + version;
    }

    private static Optional<Command> command(Section section) {
        var command = section.texts("command");
        return command.isEmpty() ? Optional.empty() : Optional.of(new Command(command, section.texts("args")));
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("invalid plugin configuration file. " + reason);
    }

    /// A mapping that may be missing, read by keys of which only the letters count.
    private record Section(Object node) {

        Section section(String key) {
            return new Section(value(key).orElse(Map.of()));
        }

        String text(String key) {
            return value(key).map(value -> text(key, value)).orElse("");
        }

        boolean isTrue(String key) {
            return value(key)
                    .map(value -> {
                        if (value instanceof Boolean isTrue) {
                            return isTrue;
                        }
                        throw wrongType(key, "bool");
                    })
                    .orElse(false);
        }

        List<Object> list(String key) {
            return value(key)
                    .map(value -> {
                        if (value instanceof List<?> items) {
                            return List.<Object>copyOf(items);
                        }
                        throw wrongType(key, "list");
                    })
                    .orElse(List.of());
        }

        List<String> texts(String key) {
            return list(key).stream().map(item -> text(key, item)).toList();
        }

        private Optional<Object> value(String key) {
            if (!(node instanceof Map<?, ?> mapping)) {
                throw wrongType(key, "a mapping around it");
            }
            return mapping.entrySet().stream()
                    .filter(entry -> key.equalsIgnoreCase(String.valueOf(entry.getKey())))
                    .<Object>flatMap(entry -> Stream.ofNullable(entry.getValue()))
                    .reduce((first, last) -> last);
        }

        private static String text(String key, Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw wrongType(key, "string");
        }

        private static IllegalArgumentException wrongType(String key, String type) {
            return new IllegalArgumentException("json: cannot unmarshal %s, which is no %s".formatted(key, type));
        }
    }
}
