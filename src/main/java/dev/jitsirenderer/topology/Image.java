package dev.jitsirenderer.topology;

import java.util.Optional;
import java.util.regex.Pattern;

/// A reference to a container image that always means the same version: it has a tag, a digest or both.
public record Image(String reference) {

    public static final String EXAMPLE = "ghcr.io/jitsi/web:stable-11146-2";

    /// The grammar of the OCI distribution project's `reference` package.
    public static final String PATTERN = "([a-zA-Z0-9][-a-zA-Z0-9.]{0,252}(:[0-9]{1,5})?/)?"
            + "[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)*"
            + "(:[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final Pattern TAG = Pattern.compile(".*:([^/:@]+)(@.*)?");

    public Image {
        if (!isReference(reference)) {
            throw new IllegalArgumentException(reference + " is not an image with a tag or digest");
        }
    }

    public static Optional<Image> parse(String reference) {
        return isReference(reference) ? Optional.of(new Image(reference)) : Optional.empty();
    }

    /// Empty if only a digest names the version.
    public Optional<String> tag() {
        var matcher = TAG.matcher(reference.replaceFirst("@sha256:.*", ""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isReference(String reference) {
        return reference.length() <= 512 && SHAPE.matcher(reference).matches();
    }

    @Override
    public String toString() {
        return reference;
    }
}
