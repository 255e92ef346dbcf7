package dev.jitsirenderer.monitoringlab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Serves a text at one path, and nothing at all others.
final class Exporter implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    Exporter(InetSocketAddress address, String path, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals(path)) {
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                } else {
                    exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
                }
            }
        });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
