package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.catalogue.EnvironmentType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which keys of the Secret a component gets, as far as its other settings tell. The rest is named in `secretEnv`.
///
/// A key that is needed and missing keeps a Pod from starting, which is seen; an optional one would fail when somebody
/// logs in.
public final class SecretNeeds {

    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");

    /// Known to jibri and jigasi at most, which read the same Secret; all others belong to somebody else as well.
    private static final Pattern OUR_OWN =
            Pattern.compile("(JICOFO|JVB|JIBRI|JIGASI)_.*PASSWORD|" + NeededSecret.ADMIN_PASSWORD);

    private SecretNeeds() {}

    /// Whether a random value would be wrong, because a token issuer, directory or TURN server has the other half.
    public static boolean isSharedWithOthers(String key) {
        return !OUR_OWN.matcher(key).matches();
    }

    /// Every key that some component of the installation needs.
    static Set<String> ofInstallation(Values values) {
        var needs = new TreeSet<String>();
        for (var ordinal = 0; ordinal < values.shardCount(); ordinal++) {
            var components = values.shard(ordinal).components();
            for (var component : Component.values()) {
                needs.addAll(
                        of(component, values, components.workloadOf(component).env()));
            }
        }
        return needs;
    }

    /// @param own the component's own settings; they win over those of the installation
    static Set<String> of(Component component, Values values, Map<String, String> own) {
        var settings = new Settings(values.env(), own);
        var needs = new TreeSet<String>(Set.of("JICOFO_AUTH_PASSWORD", "JVB_AUTH_PASSWORD"));
        needs.addAll(values.secretEnv());
        needs.addAll(authentication(settings));
        needs.addAll(turn(settings));
        if (settings.isTrue("ENABLE_RECORDING")) {
            needs.addAll(Set.of("JIBRI_RECORDER_PASSWORD", "JIBRI_XMPP_PASSWORD"));
        }
        if (settings.isTrue("ENABLE_TRANSCRIPTIONS")) {
            needs.addAll(Set.of("JIGASI_TRANSCRIBER_PASSWORD", "JIGASI_XMPP_PASSWORD"));
        }
        needs.removeIf(name -> !EnvironmentType.isReadBy(component, name));
        return needs;
    }

    private static Set<String> authentication(Settings settings) {
        if (!settings.isTrue("ENABLE_AUTH")) {
            return Set.of();
        }
        return switch (settings.get("AUTH_TYPE")) {
            // With a key server the token is verified by a public key.
            case "jwt" -> settings.get("JWT_ASAP_KEYSERVER").isEmpty() ? Set.of("JWT_APP_SECRET") : Set.of();
            case "ldap" -> settings.get("LDAP_BINDDN").isEmpty() ? Set.of() : Set.of("LDAP_BINDPW");
            case "matrix" -> Set.of("MATRIX_UVS_AUTH_TOKEN");
            default -> Set.of();
        };
    }

    private static Set<String> turn(Settings settings) {
        if (settings.get("TURN_HOST").isEmpty() && settings.get("TURNS_HOST").isEmpty()) {
            return Set.of();
        }
        return settings.get("TURN_USERNAME").isEmpty() ? Set.of("TURN_CREDENTIALS") : Set.of("TURN_PASSWORD");
    }

    private record Settings(Map<String, String> installation, Map<String, String> own) {

        /// Empty if it is not set.
        String get(String name) {
            return own.getOrDefault(name, installation.getOrDefault(name, ""));
        }

        boolean isTrue(String name) {
            return TRUE.contains(get(name).toLowerCase(Locale.ROOT));
        }
    }
}
