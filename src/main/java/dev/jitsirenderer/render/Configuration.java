package dev.jitsirenderer.render;

import static java.util.Objects.requireNonNull;

import dev.jitsirenderer.topology.ConfigFiles;
import dev.jitsirenderer.topology.GeneratedFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The data of a component's ConfigMap: the user's files and those that are generated.
///
/// Jitsi's images and HAProxy read their files once, at start. The checksum goes into the Pod template, so that a
/// change rolls exactly the Pods that read it.
///
/// @param checksum empty if there are no files
record Configuration(Map<String, String> text, Map<String, String> binary, String checksum) {

    static Configuration of(ConfigFiles files) {
        return of(files, Map.of());
    }

    /// @param generated a text goes behind what the user wrote into the same file, and so wins
    static Configuration of(ConfigFiles files, Map<GeneratedFile, String> generated) {
        var text = new TreeMap<>(files.text());
        files.generated()
                .forEach((key, file) ->
                        text.merge(key, requireNonNull(generated.get(file)), (user, ours) -> user + "\n" + ours));
        var isEmpty = text.isEmpty() && files.binary().isEmpty();
        return new Configuration(text, files.binary(), isEmpty ? "" : checksum(text, files.binary()));
    }

    private static String checksum(Map<String, String> text, Map<String, String> binary) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(text, digest);
            add(binary, digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Lengths keep two files from looking like one.
    private static void add(Map<String, String> files, MessageDigest digest) {
        new TreeMap<>(files)
                .forEach((key, content) -> digest.update(
                        "%s %s %s\n".formatted(key, content.length(), content).getBytes(StandardCharsets.UTF_8)));
    }
}
