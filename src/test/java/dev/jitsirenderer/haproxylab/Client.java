package dev.jitsirenderer.haproxylab;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A connection to a proxy. Sends targets as they are, valid or not.
final class Client implements AutoCloseable {

    /// @param shard what the proxy says answered (`X-Jitsi-Shard`)
    record Answer(int status, String shard) {}

    private final Socket socket;
    private final InputStream in;

    Client(InetSocketAddress proxy) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        socket.connect(proxy);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static Answer ask(InetSocketAddress proxy, String target) {
        try (var client = new Client(proxy)) {
            return client.ask(target);
        } catch (IOException e) {
            throw new IllegalStateException(target, e);
        }
    }

    Answer ask(String target) throws IOException {
        send(target);
        return receive();
    }

    void send(String target) throws IOException {
        send(target, "");
    }

    /// What a browser does with `config.websocket`.
    Answer openWebsocket(String target) throws IOException {
        send(target, """
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                """);
        return receive();
    }

    Answer receive() throws IOException {
        var head = Http.readHead(in);
        if (head.isEmpty()) {
            throw new EOFException("closed without an answer");
        }
        var status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        var shard = Http.header(head, "X-Jitsi-Shard").orElse("");
        if (status != 101) {
            var length =
                    Http.header(head, "Content-Length").map(Integer::parseInt).orElse(0);
            var body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
            if (!shard.isEmpty() && status == 200 && !body.equals(shard)) {
                throw new IOException("%s answered, but the header names %s".formatted(body, shard));
            }
        }
        return new Answer(status, shard);
    }

    /// Whether the other side has closed, which it may still do for a moment.
    boolean isCutWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(String target, String headers) throws IOException {
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: meet.example.com\r\n%s\r\n"
                        .formatted(target, headers)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }
}
