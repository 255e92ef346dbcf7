package dev.jitsirenderer.argocdlab;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Our emulator behind a Unix socket. It shows that what speaks to the real cmp-server speaks its language.
@EnabledOnOs(OS.LINUX)
class SocketPluginIT extends PluginContract {

    @Override
    CmpServer start(Path plugin) throws Exception {
        // Short, because the path of a socket has at most 108 bytes.
        var directory = Files.createTempDirectory("cmp");
        var emulator = EmulatedCmpServer.of(PluginConfiguration.read(plugin));
        var socket = CmpServerSocket.open(emulator, directory);
        return RemoteCmpServer.at(socket.path(), () -> {
            socket.close();
            emulator.close();
            Sidecar.delete(directory);
        });
    }
}
