package dev.jitsirenderer.argocdlab;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A cmp-server of ours behind a Unix socket: the other end of {@link RemoteCmpServer}, as strict as Argo CD's about
/// the
/// order of messages and the checksum.
final class CmpServerSocket implements AutoCloseable {

    private static final Duration NO_DEADLINE = Duration.ofMinutes(10);

    private final EventLoopGroup events = UnixSockets.newEventLoopGroup();
    private final Path socket;
    private final Server server;

    private CmpServerSocket(CmpServer cmpServer, Path directory) throws IOException {
        socket = directory.resolve(cmpServer.pluginName() + ".sock");
        server = NettyServerBuilder.forAddress(UnixSockets.address(socket))
                .bossEventLoopGroup(events)
                .workerEventLoopGroup(events)
                .channelType(UnixSockets.SERVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(service(cmpServer))
                .build()
                .start();
    }

    static CmpServerSocket open(CmpServer cmpServer, Path directory) throws IOException {
        return new CmpServerSocket(cmpServer, directory);
    }

    Path path() {
        return socket;
    }

    private static BindableService service(CmpServer cmpServer) {
        return () -> ServerServiceDefinition.builder(PluginMessages.SERVICE)
                .addMethod(
                        PluginMessages.CHECK_PLUGIN_CONFIGURATION,
                        ServerCalls.asyncUnaryCall((request, response) ->
                                answer(response, () -> PluginMessages.answer(cmpServer.isDiscoveryConfigured()))))
                .addMethod(
                        PluginMessages.MATCH_REPOSITORY,
                        ServerCalls.asyncClientStreamingCall(response -> new Upload(
                                response,
                                (tree, env) ->
                                        PluginMessages.answer(cmpServer.matchRepository(tree, env, timeLeft())))))
                .addMethod(
                        PluginMessages.GENERATE_MANIFEST,
                        ServerCalls.asyncClientStreamingCall(response -> new Upload(
                                response,
                                (tree, env) -> PluginMessages.manifestResponse(
                                        cmpServer.generateManifest(tree, env, timeLeft())))))
                .addMethod(
                        PluginMessages.GET_PARAMETERS_ANNOUNCEMENT,
                        ServerCalls.asyncClientStreamingCall(response -> new Upload(
                                response,
                                (tree, env) -> PluginMessages.announcementResponse(
                                        cmpServer.parametersAnnouncement(tree, env, timeLeft())))))
                .build();
    }

    private static Duration timeLeft() {
        var deadline = Context.current().getDeadline();
        return deadline == null ? NO_DEADLINE : Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
    }

    private interface Work {
        ByteString done() throws IOException, PluginException;
    }

    private interface TreeWork {
        ByteString done(SentTree tree, Map<String, String> env) throws IOException, PluginException;
    }

    private static void answer(StreamObserver<ByteString> response, Work work) {
        try {
            response.onNext(work.done());
            response.onCompleted();
        } catch (PluginException e) {
            response.onError(Status.UNKNOWN.withDescription(e.getMessage()).asRuntimeException());
        } catch (IOException e) {
            response.onError(Status.INTERNAL.withCause(e).asRuntimeException());
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        events.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /// The messages of one request: metadata, and then nothing but parts of the archive.
    private static final class Upload implements StreamObserver<ByteString>, PluginMessages.RequestReader {

        private final StreamObserver<ByteString> response;
        private final TreeWork work;
        private final ByteString.Output archive = ByteString.newOutput();
        private PluginMessages.@Nullable Metadata metadata;
        private boolean isRefused;

        Upload(StreamObserver<ByteString> response, TreeWork work) {
            this.response = response;
            this.work = work;
        }

        @Override
        public void onNext(ByteString request) {
            PluginMessages.readRequest(request, this);
        }

        @Override
        public void metadata(PluginMessages.Metadata sent) {
            if (metadata != null) {
                refuse("stream request file is nil");
            }
            metadata = sent;
        }

        @Override
        public void chunk(ByteString chunk) {
            if (metadata == null) {
                refuse("error getting stream metadata: metadata is nil");
            }
            try {
                chunk.writeTo(archive);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onCompleted() {
            if (metadata == null || isRefused) {
                return;
            }
            var bytes = archive.toByteString();
            if (!RemoteCmpServer.sha256(bytes).equals(metadata.checksum()) || bytes.size() != metadata.size()) {
                refuse("error receiving tgz file: file checksum validation error");
                return;
            }
            var env = metadata.env();
            var tree = new SentTree(bytes, metadata.appRelPath());
            answer(response, () -> work.done(tree, env));
        }

        @Override
        public void onError(Throwable e) {
            isRefused = true;
        }

        private void refuse(String reason) {
            if (!isRefused) {
                isRefused = true;
                response.onError(Status.UNKNOWN.withDescription(reason).asRuntimeException());
            }
        }
    }
}
