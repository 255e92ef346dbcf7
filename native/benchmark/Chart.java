package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A Helm chart that prints what we print, written as a person would write it: one template for each kind of object of
/// a shard, which loops over the shards; what differs between shards is an expression, labels are included.
///
/// All else is text, also what a chart would take from its values or compute, such as images, resources, checksums and
/// the configuration of HAProxy. So it asks less of Helm than a chart that offers what we offer.
record Chart(Path directory, int shards) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final String SHARD = "{{ $shard }}";

    /// The labels of an object, and the shorter ones that selectors have.
    private static final Pattern LABELS = Pattern.compile("""
            (?m)^( +)app.kubernetes.io/component: (\\S+)
            \\1app.kubernetes.io/instance: jitsi
            (\\1app.kubernetes.io/managed-by: jitsi-renderer
            \\1app.kubernetes.io/name: \\2
            \\1app.kubernetes.io/part-of: jitsi-meet
            )?\\1jitsi-renderer/shard: "\\{\\{ \\$shard }}"
            """);

    private static final String HELPERS = """
            {{- define "jitsi.selectorLabels" -}}
            app.kubernetes.io/component: {{ .component }}
            app.kubernetes.io/instance: jitsi
            jitsi-renderer/shard: {{ .shard | quote }}
            {{- end }}

            {{- define "jitsi.labels" -}}
            {{ include "jitsi.selectorLabels" . }}
            app.kubernetes.io/managed-by: jitsi-renderer
            app.kubernetes.io/name: {{ .component }}
            app.kubernetes.io/part-of: jitsi-meet
            {{- end }}
            """;

    /// @param all objects as we print them, in directories for shards and one for what they share
    /// @param two the same with two shards at least
    void write(Path all, Path two) throws IOException {
        Files.createDirectories(directory.resolve("templates/shard"));
        Files.createDirectories(directory.resolve("templates/shared"));
        Files.writeString(directory.resolve("Chart.yaml"), """
                apiVersion: v2
                name: jitsi
                version: 0.1.0
                """);
        Files.writeString(directory.resolve("values.yaml"), "shardCount: %d%n".formatted(shards));
        Files.writeString(directory.resolve("templates/_helpers.tpl"), HELPERS);
        try (var files = Files.list(all.resolve("shared"))) {
            for (var file : files.toList()) {
                write("templates/shared/" + file.getFileName(), escaped(Files.readString(file)));
            }
        }
        try (var files = Files.list(two.resolve("shard-0"))) {
            for (var file : files.toList()) {
                var other = two.resolve("shard-1").resolve(file.getFileName());
                write("templates/shard/" + file.getFileName(), """
                        {{- range $shard := until (int .Values.shardCount) }}
                        %s{{- end }}
                        """.formatted(
                                template(Files.readString(file), Files.readString(other))));
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /// One text for the first shard and the second, and all after them.
    private static String template(String first, String second) {
        var numbers = NUMBER.matcher(first);
        var others = NUMBER.matcher(second);
        if (!NUMBER.splitAsStream(first)
                .toList()
                .equals(NUMBER.splitAsStream(second).toList())) {
            throw new Refusal("shards differ in more than numbers, so there is no chart to compare with:%n%s%n%s"
                    .formatted(first, second));
        }
        var template = new StringBuilder();
        var end = 0;
        while (numbers.find() && others.find()) {
            template.append(escaped(first.substring(end, numbers.start())))
                    .append(expression(numbers.group(), others.group()));
            end = numbers.end();
        }
        template.append(escaped(first.substring(end)));
        return LABELS.matcher(template)
                .replaceAll(labels ->
                        "$1{{- include \"%s\" (dict \"component\" \"%s\" \"shard\" \\$shard) | nindent %d }}\n"
                                .formatted(
                                        labels.group(3) == null ? "jitsi.selectorLabels" : "jitsi.labels",
                                        labels.group(2),
                                        labels.group(1).length()));
    }

    /// A number that grows from shard to shard, or stays.
    private static String expression(String first, String second) {
        if (first.equals(second)) {
            return first;
        }
        var base = Long.parseLong(first);
        var step = Long.parseLong(second) - base;
        var grown = step == 1 ? "$shard" : "(mul $shard %d)".formatted(step);
        return base == 0 && step == 1 ? SHARD : "{{ add %d %s }}".formatted(base, grown);
    }

    /// Braces of ours that Helm must not read: those of dashboards and alerts.
    private static String escaped(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }
}
