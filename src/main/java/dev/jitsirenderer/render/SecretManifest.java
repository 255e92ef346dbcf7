package dev.jitsirenderer.render;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// A Secret with fresh random values. Not part of any render: that is the same every time.
public final class SecretManifest {

    /// 192 bits, in 32 characters that no shell and no XMPP client gives a meaning to.
    private static final int RANDOM_BYTES = 24;

    private static final Position POSITION = Position.of("secrets");

    private SecretManifest() {}

    /// @param fixed what is no secret: key -> value
    /// @param keys that get random values
    public static Manifest random(String name, String namespace, Map<String, String> fixed, Collection<String> keys) {
        var random = new SecureRandom();
        var metadata = new LinkedHashMap<String, Node>();
        metadata.put("name", text(name));
        metadata.put("namespace", text(namespace));
        var values = new LinkedHashMap<String, Node>();
        fixed.forEach((key, value) -> values.put(key, text(value)));
        for (var key : keys) {
            var bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            values.put(key, text(Base64.getUrlEncoder().encodeToString(bytes)));
        }
        var object = new LinkedHashMap<String, Node>();
        object.put("apiVersion", text("v1"));
        object.put("kind", text("Secret"));
        object.put("metadata", new Mapping(POSITION, metadata));
        object.put("type", text("Opaque"));
        object.put("stringData", new Mapping(POSITION, values));
        return new Manifest(Manifest.SHARED, "secret", new Mapping(POSITION, object));
    }

    private static Scalar text(String text) {
        return Scalar.text(POSITION, text);
    }
}
