package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/// Standard output of a plugin, cut into documents of JSON as cmp-server does it.
///
/// A stream whose first 4 KiB start with a brace is read as JSON values in a row. If that fails at the first or second
/// of them, the rest is read as YAML. Documents that are empty or null are dropped.
final class ManifestStream {

    private static final int SNIFFED_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final List<String> documents = new ArrayList<>();

    private ManifestStream() {}

    /// @throws PluginException if a document is neither YAML nor JSON; nothing says which one
    static List<String> split(byte[] output) throws PluginException {
        var stream = new ManifestStream();
        if (looksLikeJson(Arrays.copyOf(output, Math.min(output.length, SNIFFED_BYTES)))) {
            stream.readJson(output);
        } else {
            stream.readYaml(new String(output, StandardCharsets.UTF_8), Optional.empty());
        }
        return stream.documents;
    }

    private static boolean looksLikeJson(byte[] start) {
        return new String(start, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private void readJson(byte[] output) throws PluginException {
        var consumed = 0;
        var count = 0;
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(output)) {
            while (values.hasNextValue()) {
                add(values.nextValue());
                count++;
                consumed = Math.toIntExact(values.getParser().currentLocation().getByteOffset());
            }
        } catch (IOException e) {
            var reason = "failed to unmarshal manifest: json: offset %d: %s".formatted(consumed, firstLine(e));
            if (count > 1) {
                throw new PluginException(reason);
            }
            var rest = new String(output, consumed, output.length - consumed, StandardCharsets.UTF_8);
            readYaml(rest.stripLeading(), Optional.of(reason));
        }
    }

    /// @param earlier what was wrong when this was tried as JSON; it is told rather than what YAML says
    private void readYaml(String text, Optional<String> earlier) throws PluginException {
        var document = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.startsWith("---")) {
                var behind = line.substring(3).strip();
                if (!behind.isEmpty() && !behind.startsWith("#")) {
                    throw new PluginException(
                            earlier.orElse("failed to unmarshal manifest: invalid Yaml document separator: " + behind));
                }
                addYaml(document, earlier);
                document.setLength(0);
            }
            document.append(line).append('\n');
        }
        addYaml(document, earlier);
    }

    private void addYaml(CharSequence document, Optional<String> earlier) throws PluginException {
        if (document.isEmpty()) {
            return;
        }
        try {
            add(JSON.valueToTree(GoYaml.read(document.toString())));
        } catch (YAMLException e) {
            throw new PluginException(earlier.orElse(
                    "failed to unmarshal manifest: error converting YAML to JSON: yaml: " + firstLine(e)));
        }
    }

    private void add(JsonNode document) {
        if (!document.isNull() && !document.isMissingNode()) {
            documents.add(text(document));
        }
    }

    /// In one form, so that equal objects are equal texts.
    static String text(Object value) {
        try {
            return JSON.writeValueAsString(JSON.convertValue(value, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
