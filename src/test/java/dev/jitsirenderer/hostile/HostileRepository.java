package dev.jitsirenderer.hostile;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A repository whose root is the environment, beside a file of another tenant.
///
/// @param settings `--set` arguments
public record HostileRepository(Path root, List<String> settings) {

    static final String DOMAIN = "domain: meet.example.com\n";

    public static HostileRepository below(Path directory) throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("tenant")).resolve("secret.yaml"), "password: x\n");
        var root = Files.createDirectory(directory.resolve("repository"));
        Files.createDirectory(root.resolve(".git"));
        return new HostileRepository(root, new ArrayList<>());
    }

    /// Writes `values.yaml`, with nothing in front.
    void values(String text) throws IOException {
        file("values.yaml", text);
    }

    /// Writes a `values.yaml` that is in order up to here.
    void valuesWith(String text) throws IOException {
        values(DOMAIN + text);
    }

    void file(String name, String text) throws IOException {
        file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, byte[] bytes) throws IOException {
        Files.createDirectories(root.resolve(name).resolveSibling("."));
        Files.write(root.resolve(name), bytes);
    }

    void directory(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
    }

    void link(String name, String target) throws IOException {
        Files.createDirectories(root.resolve(name).resolveSibling("."));
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    void fifo(String name) throws IOException, InterruptedException {
        Files.createDirectories(root.resolve(name).resolveSibling("."));
        var mkfifo = new ProcessBuilder("mkfifo", root.resolve(name).toString()).start();
        if (mkfifo.waitFor() != 0) {
            throw new IOException("no FIFO " + name);
        }
    }

    void socket(String name) throws IOException {
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve(name)));
        }
    }

    void unreadable(String name) throws IOException {
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("---------"));
    }

    /// Names a patch file for all objects of a kind.
    void patch(String kind, String text) throws IOException {
        valuesWith("patches:\n  - target: {kind: %s}\n    path: patch.yaml\n".formatted(kind));
        file("patch.yaml", text);
    }

    /// Names a file with objects.
    void resource(String text) throws IOException {
        valuesWith("resources: [extra.yaml]\n");
        file("extra.yaml", text);
    }
}
