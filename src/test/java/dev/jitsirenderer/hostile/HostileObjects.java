package dev.jitsirenderer.hostile;

import static dev.jitsirenderer.hostile.Bulk.fill;
import static dev.jitsirenderer.hostile.Bulk.lines;

import java.util.List;

/// Files with Kubernetes objects that are none, or that are secrets.
final class HostileObjects {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: wide}
            spec:
              containers: [{name: a, image: b}]
            """;

    static final List<HostileInput> INPUTS = List.of(
            new HostileInput("objects-of-a-megabyte-of-brackets", repository -> repository.resource(fill("", "["))),
            new HostileInput(
                    "objects-of-a-megabyte-of-documents", repository -> repository.resource(fill("", "a: b\n---\n"))),
            new HostileInput(
                    "lists-in-lists-in-lists",
                    repository -> repository.resource(
                            "{apiVersion: v1, kind: List, items: [".repeat(100) + "]}".repeat(100))),
            new HostileInput(
                    "forty-five-thousand-unknown-fields",
                    repository -> repository.resource(POD + lines(45_000, "  containerz%d: 1\n"))),
            new HostileInput("objects-whose-parts-are-something-else", repository -> repository.resource("""
                    {apiVersion: v1, kind: Service, metadata: {name: a}, spec: []}
                    ---
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {template: {spec: {containers: 1}}}}
                    """)),
            new HostileInput("objects-that-say-nothing-of-themselves", repository -> repository.resource("""
                    {apiVersion: [v1], kind: {a: b}, metadata: name}
                    """)),
            new HostileInput("objects-with-empty-names", repository -> repository.resource("""
                    {apiVersion: null, kind: ~, metadata: {name: null}}
                    ---
                    {apiVersion: "", kind: "", metadata: {name: "", namespace: [], labels: 1}}
                    """)),
            new HostileInput("names-with-escape-sequences", repository -> repository.resource("""
                    apiVersion: v1
                    kind: "Service\\e[2J"
                    metadata: {name: "a\\nvalues.yaml:1: all is well", namespace: "\\u202E"}
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: "\\e]0;owned\\a"}
                    spec:
                      serviceAccountName: "\\e[31m"
                      containers: [{name: "\\r", image: b, volumeMounts: [{name: "\\x9b", mountPath: /a}]}]
                    """)),
            new HostileInput(
                    "a-name-of-half-a-megabyte",
                    repository -> repository.resource("apiVersion: v1\nkind: Service\nmetadata: {name: \"%s\"}\n"
                            .formatted("x".repeat(500_000)))),
            new HostileInput(
                    "fields-with-names-of-a-kilobyte-each-in-the-other",
                    repository -> repository.resource(POD.replace("spec:\n", "\"$\": 1\nspec:\n")
                            + "  affinity: "
                            + "{\"%s\": ".formatted("k".repeat(1_000)).repeat(30) + "1" + "}".repeat(30)
                            + "\n")),
            new HostileInput("as-many-objects-as-are-read", repository -> {
                for (var number = 0; number < 15; number++) {
                    repository.file(
                            "extra/%d.yaml".formatted(number),
                            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Wide}\ndata:\n"
                                    + lines(49_000, "  k%d: v\n"));
                }
                repository.valuesWith("resources:\n" + lines(15, "  - extra/%d.yaml\n"));
            }),
            new HostileInput("a-directory-of-two-hundred-megabytes", repository -> {
                repository.file("large.yaml", fill("", "#\n"));
                for (var number = 0; number < 200; number++) {
                    repository.link("extra/%d.yaml".formatted(number), "../large.yaml");
                }
                repository.valuesWith("resources: [extra]\n");
            }),
            new HostileInput("a-secret-with-mistakes", repository -> repository.resource("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: password}
                    type: [hunter1]
                    data: {a: [hunter2], b: {hunter: hunter3}, c: 12345678}
                    stringData: hunter4
                    """)),
            new HostileInput("a-secret-that-is-no-yaml", repository -> repository.resource("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: password}
                    stringData:
                      a: "hunter2\\h"
                    """)),
            new HostileInput("a-secret-that-yaml-takes-for-something-else", repository -> repository.resource("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: password}
                    stringData: {a: *hunter2 , b: &hunter3 , c: !hunter4 , d: !hunter5!x }
                    """)),
            new HostileInput("a-secret-twice-in-a-list", repository -> repository.resource("""
                    apiVersion: v1
                    kind: SecretList
                    items:
                      - {apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {a: hunter2}}
                      - {apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {a: hunter3}}
                      - hunter4
                    """)),
            new HostileInput("a-password-in-a-file-of-its-own", repository -> repository.resource("hunter2\n")),
            new HostileInput("objects-with-nul", repository -> repository.resource("apiVersion: v1\nkind: a\0b\n")),
            new HostileInput("objects-in-latin-1", repository -> {
                repository.resource("");
                repository.file("extra.yaml", new byte[] {'a', ':', ' ', (byte) 0xfc, '\n'});
            }));

    private HostileObjects() {}
}
