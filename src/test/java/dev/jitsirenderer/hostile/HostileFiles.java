package dev.jitsirenderer.hostile;

import static dev.jitsirenderer.hostile.Bulk.MEGABYTE;
import static dev.jitsirenderer.hostile.Bulk.fill;
import static dev.jitsirenderer.hostile.Bulk.lines;
import static dev.jitsirenderer.hostile.HostileRepository.DOMAIN;

import java.util.List;

/// Files that are none, that are somebody else's, or that are too much.
final class HostileFiles {

    /// Wherever a file is named.
    private static final String EVERYWHERE = """
            web: {files: {/config/custom-config.js: PATH}}
            patches: [{target: {kind: Service}, path: PATH}]
            resources: [PATH]
            """;

    static final List<HostileInput> INPUTS = List.of(
            new HostileInput("no-values", _ -> {}),
            new HostileInput("values-that-are-a-directory", repository -> repository.directory("values.yaml")),
            new HostileInput("values-that-are-a-fifo", repository -> repository.fifo("values.yaml")),
            new HostileInput("values-that-are-a-socket", repository -> repository.socket("values.yaml")),
            new HostileInput("values-that-are-a-device", repository -> repository.link("values.yaml", "/dev/zero")),
            new HostileInput(
                    "values-that-are-another-tenants",
                    repository -> repository.link("values.yaml", "../tenant/secret.yaml")),
            new HostileInput(
                    "values-that-are-a-link-to-itself", repository -> repository.link("values.yaml", "values.yaml")),
            new HostileInput("values-that-nobody-may-read", repository -> {
                repository.values(DOMAIN);
                repository.unreadable("values.yaml");
            }),
            new HostileInput("a-fifo-wherever-a-file-is-named", repository -> {
                repository.fifo("pipe.yaml");
                everywhere(repository, "pipe.yaml");
            }),
            new HostileInput("a-socket-wherever-a-file-is-named", repository -> {
                repository.socket("socket.yaml");
                everywhere(repository, "socket.yaml");
            }),
            new HostileInput("a-device-wherever-a-file-is-named", repository -> {
                repository.link("zero.yaml", "/dev/zero");
                everywhere(repository, "zero.yaml");
            }),
            new HostileInput("a-link-to-another-tenant-wherever-a-file-is-named", repository -> {
                repository.link("link.yaml", "../tenant/secret.yaml");
                everywhere(repository, "link.yaml");
            }),
            new HostileInput("a-link-to-what-another-tenant-does-not-have", repository -> {
                repository.link("link.yaml", "../tenant/missing.yaml");
                everywhere(repository, "link.yaml");
            }),
            new HostileInput("a-chain-of-links-that-leads-out", repository -> {
                repository.link("out", "..");
                repository.link("chain/a", "../out");
                repository.link("chain/b", "a/tenant");
                everywhere(repository, "chain/b/secret.yaml");
            }),
            new HostileInput("links-that-lead-in-a-circle", repository -> {
                repository.link("a.yaml", "b.yaml");
                repository.link("b.yaml", "a.yaml");
                everywhere(repository, "a.yaml");
            }),
            new HostileInput(
                    "paths-that-climb-out", repository -> everywhere(repository, "x/../../tenant/secret.yaml")),
            new HostileInput("paths-that-are-absolute", repository -> everywhere(repository, "/etc/passwd")),
            new HostileInput("paths-below-a-home", repository -> everywhere(repository, "~/.ssh/id_rsa")),
            new HostileInput("paths-that-are-urls", repository -> everywhere(repository, "file:///etc/passwd")),
            new HostileInput("paths-with-nul", repository -> everywhere(repository, "\"a\\0b\"")),
            new HostileInput(
                    "paths-with-escape-sequences", repository -> everywhere(repository, "\"\\e[2J\\n\\u202E.yaml\"")),
            new HostileInput("paths-without-end", repository -> everywhere(repository, "a/".repeat(30_000))),
            new HostileInput("files-that-nobody-may-read", repository -> {
                repository.file("secret.yaml", "a: b\n");
                repository.unreadable("secret.yaml");
                everywhere(repository, "secret.yaml");
            }),
            new HostileInput("files-that-are-too-large", repository -> {
                repository.file("large.yaml", fill("", "x") + "x");
                everywhere(repository, "large.yaml");
            }),
            new HostileInput("files-that-are-too-large-together", repository -> {
                repository.file("large.js", "x".repeat(600_000));
                repository.valuesWith("web: {files: {/config/a.js: large.js, /config/b.js: large.js}}\n");
            }),
            new HostileInput("one-file-named-ten-thousand-times", repository -> {
                repository.file("large.js", "x".repeat(MEGABYTE));
                repository.valuesWith("web:\n  files:\n" + lines(10_000, "    /config/%d.js: large.js\n"));
            }),
            new HostileInput("three-hundred-files-in-a-directory", repository -> {
                for (var number = 0; number < 300; number++) {
                    repository.file("extra/%d.yaml".formatted(number), "a: b\n");
                }
                repository.valuesWith("resources: [extra]\n");
            }),
            new HostileInput("a-directory-with-everything-that-is-no-file", repository -> {
                repository.fifo("extra/fifo.yaml");
                repository.socket("extra/socket.yaml");
                repository.directory("extra/directory.yaml");
                repository.link("extra/device.yaml", "/dev/zero");
                repository.link("extra/link.yaml", "../../tenant/secret.yaml");
                repository.link("extra/circle.yaml", "circle.yaml");
                repository.link("extra/dangling.yaml", "missing.yaml");
                repository.valuesWith("resources: [extra]\n");
            }),
            new HostileInput("file-names-with-escape-sequences", repository -> {
                repository.file("extra/\u001b[2J\nvalues.yaml:1: all is well\u202E.yaml", "- no object\n");
                repository.valuesWith("resources: [extra]\n");
            }),
            new HostileInput("links-to-the-environments-around", repository -> {
                for (var index = 0; index < 20; index++) {
                    repository.link("link-%d".formatted(index), ".");
                }
                repository.valuesWith("unknown: 1\n");
            }));

    private HostileFiles() {}

    private static void everywhere(HostileRepository repository, String path) throws Exception {
        repository.valuesWith(EVERYWHERE.replace("PATH", path));
    }
}
