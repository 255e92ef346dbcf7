package dev.jitsirenderer.values.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The environment variables of Jitsi's images, read from `jitsi/environment-variables.txt`.
final class JitsiSettings {

    private static final String RESOURCE = "/jitsi/environment-variables.txt";

    /// Read by older images only, or by nothing at all: a value there would do nothing and nobody would notice.
    private static final Map<String, String> DEAD = Map.ofEntries(
            Map.entry("JVB_TCP_HARVESTER_DISABLED", "the bridge has no TCP harvester any more"),
            Map.entry("JVB_TCP_PORT", "the bridge has no TCP harvester any more"),
            Map.entry("JVB_TCP_MAPPED_PORT", "the bridge has no TCP harvester any more"),
            Map.entry("JVB_ENABLE_APIS", "the interfaces that a bridge needs are on"),
            Map.entry("JVB_WS_DOMAIN", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("JVB_WS_SERVER_ID", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("COLIBRI_WEBSOCKET_PORT", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("COLIBRI_WEBSOCKET_REGEX", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("COLIBRI_WEBSOCKET_JVB_LOOKUP_NAME", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("ENABLE_COLIBRI_WEBSOCKET", "bridges have no websockets any more, data goes over SCTP"),
            Map.entry(
                    "ENABLE_COLIBRI_WEBSOCKET_UNSAFE_REGEX",
                    "bridges have no websockets any more, data goes over SCTP"),
            Map.entry("ENABLE_SCTP", "SCTP is always on"),
            Map.entry("JICOFO_COMPONENT_SECRET", "jicofo logs in as a user, with JICOFO_AUTH_PASSWORD of the Secret"),
            Map.entry("JICOFO_AUTH_USER", "the user is always focus"),
            Map.entry("HTTP_PORT", "nginx always listens on 8000"),
            Map.entry("HTTPS_PORT", "TLS ends at the Ingress"),
            Map.entry("TURNCREDENTIALS_SECRET", "use TURN_CREDENTIALS of the Secret"),
            Map.entry("JVB_OCTO_BIND_PORT", "bridges talk to each other over their media port"));

    private static final List<String> DEAD_PREFIXES = List.of("JVB_TCP_", "COLIBRI_WEBSOCKET_");

    private static final JitsiSettings INSTANCE = read();

    private final Map<String, Set<String>> namesByImage;
    private final Set<String> secrets;

    private JitsiSettings(Map<String, Set<String>> namesByImage, Set<String> secrets) {
        this.namesByImage = namesByImage;
        this.secrets = secrets;
    }

    static JitsiSettings current() {
        return INSTANCE;
    }

    /// @param image `web`, `prosody`, …
    Set<String> readBy(String image) {
        return namesByImage.getOrDefault(image, Set.of());
    }

    /// The images that read a variable, in the order of the catalogue.
    List<String> readersOf(String name) {
        return namesByImage.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isSecret(String name) {
        return secrets.contains(name);
    }

    boolean isKnown(String name) {
        return namesByImage.values().stream().anyMatch(names -> names.contains(name));
    }

    /// Why a variable that existed once does nothing today.
    Optional<String> death(String name) {
        var reason = Optional.ofNullable(DEAD.get(name));
        return reason.or(() -> DEAD_PREFIXES.stream()
                .filter(name::startsWith)
                .flatMap(prefix -> DEAD.entrySet().stream()
                        .filter(dead -> dead.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue))
                .findFirst());
    }

    private static JitsiSettings read() {
        try (InputStream in = JitsiSettings.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JitsiSettings parse(List<String> lines) {
        var namesByImage = new LinkedHashMap<String, Set<String>>();
        var secrets = new TreeSet<String>();
        var names = new ArrayList<Set<String>>();
        for (var line : lines) {
            if (line.startsWith("[")) {
                names.add(new TreeSet<>());
                namesByImage.put(line.substring(1, line.length() - 1), names.getLast());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                var name = line.replace("*", "");
                names.getLast().add(name);
                if (line.endsWith("*")) {
                    secrets.add(name);
                }
            }
        }
        return new JitsiSettings(namesByImage, secrets.stream().collect(Collectors.toUnmodifiableSet()));
    }
}
