package dev.jitsirenderer.argocd;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks cmp-server whether it lives. Its gRPC health service is on a Unix socket, where no probe of Kubernetes reaches
/// it; so this speaks the first words of HTTP/2 with it, which a process that hangs does not answer.
public final class Probe {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /// RFC 9113, 4.1 and 6.5: length (3 bytes), type, flags, stream (4 bytes).
    private static final int FRAME_HEADER = 9;

    private static final int TYPE_AT = 3;
    private static final byte SETTINGS = 4;

    private Probe() {}

    /// @return why it does not live; empty if it does
    public static Optional<String> failure(Path socket, Duration patience) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(greeting()));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(patience.toMillis()) == 0) {
                return Optional.of("does not answer");
            }
            var answer = ByteBuffer.allocate(FRAME_HEADER);
            var isAnswered = channel.read(answer) == FRAME_HEADER && answer.get(TYPE_AT) == SETTINGS;
            return isAnswered ? Optional.empty() : Optional.of("does not speak HTTP/2");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("cannot be reached: " + e.getMessage());
        }
    }

    /// The preface and an empty SETTINGS frame.
    private static byte[] greeting() {
        var preface = PREFACE.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(preface.length + FRAME_HEADER)
                .put(preface)
                .put(preface.length + TYPE_AT, SETTINGS)
                .array();
    }
}
