package dev.jitsirenderer.hostile;

import java.util.List;
import java.util.Random;

/// Text that is nearly YAML: made of its pieces and of the words that we know, with something wrong now and then.
///
/// @param random decides everything
record FuzzedYaml(Random random) {

    private static final int MAX_DEPTH = 5;

    private static final List<String> KEYS = List.of(
            "domain",
            "namespace",
            "shardCount",
            "shards",
            "0",
            "1",
            "web",
            "jvb",
            "prosody",
            "jicofo",
            "haproxy",
            "env",
            "files",
            "image",
            "replicas",
            "autoscaling",
            "exposure",
            "type",
            "ports",
            "first",
            "last",
            "annotations",
            "patches",
            "resources",
            "target",
            "path",
            "patch",
            "op",
            "from",
            "value",
            "labelSelector",
            "group",
            "version",
            "kind",
            "name",
            "apiVersion",
            "metadata",
            "labels",
            "spec",
            "template",
            "selector",
            "matchLabels",
            "containers",
            "initContainers",
            "volumes",
            "volumeMounts",
            "mountPath",
            "configMap",
            "secret",
            "secretName",
            "items",
            "key",
            "port",
            "targetPort",
            "nodePort",
            "protocol",
            "containerPort",
            "metrics",
            "behavior",
            "scaleTargetRef",
            "rules",
            "backendRefs",
            "listeners",
            "data",
            "stringData",
            "binaryData",
            "$patch",
            "$retainKeys",
            "$setElementOrder/ports",
            "$deleteFromPrimitiveList/finalizers",
            "<<",
            "\"\\n\"",
            "''",
            "? a",
            "\"\\e[2J\"");

    private static final List<String> SCALARS = List.of(
            "a",
            "1",
            "0",
            "-1",
            "65536",
            "1e3",
            "0x1F",
            "99999999999999999999",
            ".5",
            "null",
            "~",
            "''",
            "true",
            "yes",
            "haproxy",
            "shard-0-jvb",
            "shard-.*",
            "(a+)+$",
            "v1",
            "apps/v1",
            "Service",
            "StatefulSet",
            "ConfigMap",
            "Secret",
            "HorizontalPodAutoscaler",
            "List",
            "meet.example.com",
            "TCP",
            "delete",
            "replace",
            "merge",
            "add",
            "remove",
            "move",
            "copy",
            "test",
            "/spec",
            "/spec/ports/0",
            "/metadata/labels/a",
            "/spec/template/spec/containers/-",
            "/",
            "~1",
            "../up.yaml",
            "/etc/passwd",
            "extra.yaml",
            "patch.yaml",
            ".",
            "500m",
            "1Gi",
            "90s",
            "2026-11-22",
            "12:30",
            "*a",
            "&a b",
            "!t b",
            "!!binary eA==",
            "!<x> y",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\u202e\"",
            "\"a\\nb\"",
            "\"\\e[31m\"",
            "'it''s'",
            "\"open",
            "'open",
            "[",
            "]",
            "{",
            "}",
            "- -",
            "? ?",
            ": :",
            "#",
            "%",
            "@",
            "`",
            "|",
            ">",
            "|2",
            ">-",
            "|+",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "é",
            "😀",
            "\t",
            "\r",
            "\0",
            "---",
            "...");

    private static final List<String> BREAKS =
            List.of("\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\u2028");

    /// A document, or a few.
    String document() {
        var text = new StringBuilder(chance(20) ? "---\n" : "");
        block(text, 0, 0);
        return text.append(chance(8) ? "\n--- \n" + flow(0) : "\n").toString();
    }

    /// One piece, to be put anywhere.
    String piece() {
        return switch (random.nextInt(8)) {
            case 0 -> pick(KEYS) + ": ";
            case 1 -> "\n" + " ".repeat(random.nextInt(9)) + pick(KEYS) + ": " + flow(2);
            case 2 -> "\n" + " ".repeat(random.nextInt(9)) + "- ";
            case 3 -> pick(BREAKS);
            case 4 -> flow(2);
            case 5 -> " ".repeat(random.nextInt(5));
            default -> pick(SCALARS);
        };
    }

    private void block(StringBuilder text, int indent, int depth) {
        var isList = chance(4);
        for (var count = random.nextInt(1, 5); count > 0; count--) {
            text.append(" ".repeat(chance(40) ? indent + 1 : indent)).append(isList ? "- " : pick(KEYS) + ":");
            if (!isList && depth < MAX_DEPTH && chance(2)) {
                text.append('\n');
                block(text, indent + 2, depth + 1);
            } else if (chance(12)) {
                text.append(" |\n");
                document()
                        .lines()
                        .forEach(line ->
                                text.append(" ".repeat(indent + 2)).append(line).append('\n'));
            } else {
                text.append(' ').append(flow(depth)).append(pick(BREAKS));
            }
        }
    }

    private String flow(int depth) {
        if (depth >= MAX_DEPTH || !chance(4)) {
            return pick(SCALARS);
        }
        var text = new StringBuilder();
        for (var count = random.nextInt(4); count > 0; count--) {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(depth % 2 == 0 ? pick(KEYS) + ": " : "").append(flow(depth + 1));
        }
        return depth % 2 == 0 ? "{" + text + "}" : "[" + text + "]";
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// Once in so many times.
    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }
}
