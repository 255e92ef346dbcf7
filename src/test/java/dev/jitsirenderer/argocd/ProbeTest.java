package dev.jitsirenderer.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// What servers of gRPC say first: SETTINGS, here with the largest frame they take.
    private static final byte[] SETTINGS = {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 5, 0, 0, 64, 0};

    private static final int GREETING = 24 + 9;

    /// The directory of JUnit is too long for the path of a socket on some machines.
    private Path directory;

    private Path socket;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("probe");
        socket = directory.resolve("jitsi-renderer.sock");
    }

    @AfterEach
    void removeDirectory() throws IOException {
        Files.deleteIfExists(socket);
        Files.delete(directory);
    }

    @Test
    void findsAServerThatAnswers() throws IOException {
        try (var server = listen()) {
            var said = answer(server, SETTINGS);

            assertThat(Probe.failure(socket, PATIENCE)).isEmpty();
            assertThat(said.join())
                    .startsWith("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                    .endsWith(0, 0, 0, 4, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void findsAServerThatHangs() throws IOException {
        try (var _ = listen()) {
            assertThat(Probe.failure(socket, PATIENCE)).contains("does not answer");
        }
    }

    @Test
    void findsAServerOfSomethingElse() throws IOException {
        try (var server = listen()) {
            var said = answer(server, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(Probe.failure(socket, PATIENCE)).contains("does not speak HTTP/2");
            assertThat(said.join()).isNotEmpty();
        }
    }

    @Test
    void findsNoServer() throws IOException {
        assertThat(Probe.failure(socket, PATIENCE)).get().asString().startsWith("cannot be reached: ");
        listen().close();
        assertThat(Probe.failure(socket, PATIENCE)).get().asString().startsWith("cannot be reached: ");
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    /// @return what the client said
    private static CompletableFuture<byte[]> answer(ServerSocketChannel server, byte[] bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try (var client = server.accept()) {
                var said = ByteBuffer.allocate(GREETING);
                while (said.hasRemaining() && client.read(said) >= 0) {}
                client.write(ByteBuffer.wrap(bytes));
                return said.array();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
