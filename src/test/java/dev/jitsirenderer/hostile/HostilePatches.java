package dev.jitsirenderer.hostile;

import static dev.jitsirenderer.hostile.Bulk.fill;
import static dev.jitsirenderer.hostile.Bulk.lines;

import java.util.List;

/// Patches that multiply, that do not end, or that want what no object has.
final class HostilePatches {

    private static final String COPY = "- {op: copy, from: /metadata, path: /metadata/copy%1$d}\n";
    private static final String DEEPER = "- {op: copy, from: /metadata, path: /metadata/copy}\n";
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: password}
            stringData: {password: hunter2}
            """;

    static final List<HostileInput> INPUTS = List.of(
            new HostileInput(
                    "copies-that-double-an-object", repository -> repository.patch("StatefulSet", lines(40, COPY))),
            new HostileInput(
                    "copies-that-deepen-an-object",
                    repository -> repository.patch("StatefulSet", lines(1_000, DEEPER))),
            new HostileInput(
                    "a-megabyte-of-operations",
                    repository ->
                            repository.patch("Service", fill("", "- {op: add, path: /metadata/labels/a, value: b}\n"))),
            new HostileInput("many-operations-on-a-wide-object", repository -> {
                repository.valuesWith("""
                        resources: [wide.yaml]
                        patches:
                          - target: {kind: ConfigMap, name: wide}
                            path: patch.yaml
                        """);
                repository.file(
                        "wide.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wide}\ndata:\n"
                                + lines(80_000, "  k%d: v\n"));
                repository.file("patch.yaml", lines(1_000, "- {op: add, path: /data/a, value: b}\n"));
            }),
            new HostileInput("many-items-in-a-list-with-keys", repository -> {
                repository.valuesWith("""
                        resources: [wide.yaml]
                        patches:
                          - target: {kind: Pod, name: wide}
                            path: patch.yaml
                        """);
                var containers = lines(30_000, "  - {name: c%d, image: i}\n");
                repository.file(
                        "wide.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: wide}\nspec:\n  containers:\n" + containers);
                repository.file("patch.yaml", "spec:\n  containers:\n" + containers);
            }),
            new HostileInput("one-patch-named-ten-thousand-times", repository -> {
                repository.valuesWith(
                        "patches:\n" + "  - {target: {kind: Service}, path: patch.yaml}\n".repeat(10_000));
                repository.file("patch.yaml", lines(15_000, "- {op: remove, path: /metadata/labels/label-%d}\n"));
            }),
            new HostileInput("indices-that-are-too-large", repository -> repository.patch("Service", """
                    - {op: add, path: /spec/ports/999999999, value: {}}
                    """)),
            new HostileInput("indices-that-are-no-numbers", repository -> repository.patch("Service", """
                    - {op: remove, path: /spec/ports/99999999999999999999}
                    """)),
            new HostileInput(
                    "a-path-of-ten-thousand-levels",
                    repository -> repository.patch(
                            "Service", "- {op: remove, path: \"%s\"}\n".formatted("/a".repeat(10_000)))),
            new HostileInput(
                    "a-path-of-a-megabyte",
                    repository -> repository.patch("Service", fill("- op: remove\n  path: /", "a"))),
            new HostileInput("directives-that-are-nonsense", repository -> repository.patch("StatefulSet", """
                    $patch: {$patch: delete}
                    $retainKeys: all
                    $setElementOrder/spec: spec
                    $deleteFromPrimitiveList/metadata: [1]
                    $patsch: delete
                    spec:
                      $patch: explode
                    """)),
            new HostileInput("a-patch-with-tags-and-aliases", repository -> repository.patch("Service", """
                    metadata: &a
                      labels: !!java.util.HashMap {a: *a, <<: *a}
                    """)),
            new HostileInput(
                    "a-patch-of-a-megabyte-of-brackets", repository -> repository.patch("Service", fill("", "["))),
            new HostileInput(
                    "a-patch-that-is-nested-too-deep",
                    repository -> repository.valuesWith("patches:\n  - target: {kind: Service}\n    patch: \"%s\"\n"
                            .formatted("{a: ".repeat(1_000)))),
            new HostileInput(
                    "an-inline-patch-with-what-yaml-has-not",
                    repository -> repository.valuesWith(
                            "patches:\n  - target: {kind: Service}\n    patch: |\n      a: b\n      c: \"\\q\"\n")),
            new HostileInput(
                    "expressions-that-never-end",
                    repository -> repository.valuesWith("""
                            patches:
                              - target: {name: "(a+)+$"}
                                patch: "a: b"
                              - target: {name: "(((((a{30}){30}){30}){30}){30})"}
                                patch: "a: b"
                              - target: {name: "%s"}
                                patch: "a: b"
                              - target: {name: "(?=a)\\\\1"}
                                patch: "a: b"
                            """.formatted("(".repeat(100_000)))),
            new HostileInput(
                    "an-expression-of-many-repetitions",
                    repository -> repository.valuesWith("patches:\n  - {target: {name: \"%s\"}, patch: \"a: b\"}\n"
                            .formatted("(.?){1000}".repeat(99)))),
            new HostileInput(
                    "a-selector-of-a-megabyte",
                    repository -> repository.values(fill("patches: [{target: {labelSelector: \"a in (b", ",b")
                            .replaceFirst(".{8}$", ")\"}}]"))),
            new HostileInput(
                    "selectors-that-are-no-selectors",
                    repository -> repository.valuesWith("""
                            patches:
                              - target: {labelSelector: "a in (((("}
                                patch: "a: b"
                              - target: {annotationSelector: "%s"}
                                patch: "a: b"
                            """.formatted("a,".repeat(100_000)))),
            new HostileInput("escape-sequences-in-a-patch", repository -> repository.patch("Service", """
                    - {op: remove, path: "/metadata/\\e[2J\\n\\u202E"}
                    """)),
            new HostileInput("patches-that-make-too-large-an-object", repository -> {
                repository.valuesWith("""
                        patches:
                          - {target: {name: haproxy, kind: Service}, path: a.yaml}
                          - {target: {name: haproxy, kind: Service}, path: b.yaml}
                        """);
                repository.file("a.yaml", "metadata: {annotations: {a: \"%s\"}}\n".formatted("x".repeat(1_000_000)));
                repository.file("b.yaml", "metadata: {annotations: {b: \"%s\"}}\n".formatted("x".repeat(1_000_000)));
            }),
            new HostileInput("a-patch-of-a-secret-that-fails", repository -> {
                repository.valuesWith("""
                        resources: [secret.yaml]
                        patches:
                          - {target: {kind: Secret}, path: test.yaml}
                          - {target: {kind: Secret}, path: merge.yaml}
                        """);
                repository.file("secret.yaml", SECRET);
                repository.file("test.yaml", "- {op: test, path: /stringData/password, value: hunter3}\n");
                repository.file("merge.yaml", "stringData: hunter4\n");
            }));

    private HostilePatches() {}
}
