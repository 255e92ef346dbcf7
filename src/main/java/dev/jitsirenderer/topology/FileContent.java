package dev.jitsirenderer.topology;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What is in a file of a ConfigMap.
///
/// @param text the text itself, or the Base64 form of what is not UTF-8 text
public record FileContent(String text, Encoding encoding) {

    public enum Encoding {
        /// Goes into `data`.
        UTF_8,
        /// Goes into `binaryData`.
        BASE64
    }

    public static FileContent ofText(String text) {
        return new FileContent(text, Encoding.UTF_8);
    }

    public static FileContent of(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return ofText(text);
            }
        } catch (CharacterCodingException _) {
            // Not text, an image for instance: it goes into the ConfigMap as Base64.
        }
        return new FileContent(Base64.getEncoder().encodeToString(bytes), Encoding.BASE64);
    }

    /// What it adds to the size of its ConfigMap, in bytes.
    public int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
