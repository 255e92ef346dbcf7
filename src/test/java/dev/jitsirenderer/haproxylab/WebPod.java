package dev.jitsirenderer.haproxylab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands for the web Pod of a shard: answers every request with the name of its shard, and says 502 to signalling
/// while its Prosody is away, as nginx does.
final class WebPod implements AutoCloseable {

    private final String shard;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean prosodyAnswers = true;

    WebPod(String shard, String address, int port) throws IOException {
        this.shard = shard;
        this.listener = new ServerSocket(port, 1_000, InetAddress.getByName(address));
        Thread.startVirtualThread(this::accept);
    }

    String shard() {
        return shard;
    }

    void prosody(boolean answers) {
        prosodyAnswers = answers;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                var head = Http.readHead(in);
                if (head.isEmpty()) {
                    return;
                }
                var path = head.getFirst().split(" ", 3)[1].replaceFirst("\\?.*", "");
                var isSignalling = path.endsWith("/http-bind") || path.endsWith("/xmpp-websocket");
                var key = Http.header(head, "Sec-WebSocket-Key");
                if (isSignalling && !prosodyAnswers) {
                    write(connection, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
                } else if (key.isPresent()) {
                    write(connection, Http.switchingProtocols(key.get()));
                    connection.getInputStream().transferTo(connection.getOutputStream());
                    return;
                } else {
                    write(
                            connection,
                            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(shard.length(), shard));
                }
            }
        } catch (IOException e) {
            // The other side left.
        } finally {
            connections.remove(connection);
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
