package dev.jitsirenderer.argocdlab;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A cmp-server behind its Unix socket, asked as the repo-server asks it.
final class RemoteCmpServer implements CmpServer {

    /// cmp-server's own size of a part.
    private static final int CHUNK = 1024;

    private static final int MAX_RESPONSE = 100 << 20;

    private final String pluginName;
    private final EventLoopGroup events = UnixSockets.newEventLoopGroup();
    private final ManagedChannel channel;
    private final Runnable stop;

    private RemoteCmpServer(Path socket, Runnable stop) {
        this.stop = stop;
        pluginName = socket.getFileName().toString().replaceFirst("\\.sock$", "");
        channel = NettyChannelBuilder.forAddress(UnixSockets.address(socket))
                .eventLoopGroup(events)
                .channelType(UnixSockets.CLIENT, UnixSockets.ADDRESS)
                .overrideAuthority("localhost")
                .maxInboundMessageSize(MAX_RESPONSE)
                .usePlaintext()
                .build();
    }

    /// @param stop what ends the server, after the connection is closed
    static RemoteCmpServer at(Path socket, Runnable stop) {
        return new RemoteCmpServer(socket, stop);
    }

    @Override
    public String pluginName() {
        return pluginName;
    }

    @Override
    public boolean isDiscoveryConfigured() throws PluginException {
        try {
            return PluginMessages.isTrue(ClientCalls.blockingUnaryCall(
                    channel, PluginMessages.CHECK_PLUGIN_CONFIGURATION, CallOptions.DEFAULT, ByteString.EMPTY));
        } catch (StatusRuntimeException e) {
            throw refused(e);
        }
    }

    @Override
    public boolean matchRepository(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        return PluginMessages.isTrue(send(PluginMessages.MATCH_REPOSITORY, tree, variables, deadline));
    }

    @Override
    public List<String> generateManifest(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        return PluginMessages.manifests(send(PluginMessages.GENERATE_MANIFEST, tree, variables, deadline));
    }

    @Override
    public List<String> parametersAnnouncement(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        return PluginMessages.announcements(
                send(PluginMessages.GET_PARAMETERS_ANNOUNCEMENT, tree, variables, deadline));
    }

    private ByteString send(
            MethodDescriptor<ByteString, ByteString> method,
            SentTree tree,
            Map<String, String> variables,
            Duration deadline)
            throws PluginException {
        var answer = new Answer();
        var call = channel.newCall(method, CallOptions.DEFAULT.withDeadlineAfter(deadline));
        var requests = ClientCalls.asyncClientStreamingCall(call, answer);
        var archive = tree.archive();
        requests.onNext(PluginMessages.request(new PluginMessages.Metadata(
                "environment",
                tree.appPath().isEmpty() ? "." : tree.appPath(),
                sha256(archive),
                archive.size(),
                variables)));
        for (int start = 0; start < archive.size(); start += CHUNK) {
            requests.onNext(PluginMessages.request(archive.substring(start, Math.min(start + CHUNK, archive.size()))));
        }
        requests.onCompleted();
        try {
            return answer.response.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusRuntimeException status) {
                throw refused(status);
            }
            throw e;
        }
    }

    private static PluginException refused(StatusRuntimeException e) {
        return new PluginException(String.valueOf(e.getStatus().getDescription()));
    }

    static String sha256(ByteString bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        events.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        stop.run();
    }

    private static final class Answer implements StreamObserver<ByteString> {

        private final CompletableFuture<ByteString> response = new CompletableFuture<>();

        @Override
        public void onNext(ByteString message) {
            response.complete(message);
        }

        @Override
        public void onError(Throwable e) {
            response.completeExceptionally(e);
        }

        @Override
        public void onCompleted() {
            response.completeExceptionally(new IllegalStateException("no response"));
        }
    }
}
