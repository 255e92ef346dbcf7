package dev.jitsirenderer.argocdlab;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/// gRPC over the JDK's Unix sockets.
final class UnixSockets {

    static final Class<NioDomainSocketChannel> CLIENT = NioDomainSocketChannel.class;
    static final Class<? extends ServerChannel> SERVER = NioServerDomainSocketChannel.class;
    static final Class<? extends SocketAddress> ADDRESS = UnixDomainSocketAddress.class;

    private UnixSockets() {}

    static SocketAddress address(Path socket) {
        return UnixDomainSocketAddress.of(socket);
    }

    static EventLoopGroup newEventLoopGroup() {
        return new NioEventLoopGroup(1);
    }
}
