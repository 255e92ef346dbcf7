package dev.jitsirenderer.haproxylab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Loopback addresses and ports that no other lab has, of whatever process.
public final class Network implements AutoCloseable {

    /// Whoever listens here has the network. Not among the ports that the kernel gives away.
    private static final int CLAIM_PORT = 1_025;

    private static final int ATTEMPTS = 100;

    private final String prefix;
    private final ServerSocket claim;

    private Network(String prefix, ServerSocket claim) {
        this.prefix = prefix;
        this.claim = claim;
    }

    public static Network claim() throws IOException {
        var random = ThreadLocalRandom.current();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var prefix = "127.%d.%d".formatted(random.nextInt(64, 128), random.nextInt(1, 255));
            try {
                return new Network(prefix, new ServerSocket(CLAIM_PORT, 1, InetAddress.getByName(prefix + ".1")));
            } catch (BindException e) {
                // Another lab lives there.
            }
        }
        throw new BindException("port %d is taken in %d networks".formatted(CLAIM_PORT, ATTEMPTS));
    }

    public String address(int host) {
        return "%s.%d".formatted(prefix, host);
    }

    /// Different ports that nobody has who listens at all addresses.
    public List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            while (sockets.size() < count) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName(address(1))));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
