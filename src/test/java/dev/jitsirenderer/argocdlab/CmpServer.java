package dev.jitsirenderer.argocdlab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the repo-server can ask a plugin's sidecar: the service `plugin.ConfigManagementPluginService`.
///
/// The errors are the descriptions of the status that travels back.
interface CmpServer extends AutoCloseable {

    /// Under this name Applications find it: that of the socket.
    String pluginName();

    boolean isDiscoveryConfigured() throws IOException, PluginException;

    /// Whether the plugin says that it is for this Application. Never asked where discovery is not configured and the
    /// Application names the plugin.
    boolean matchRepository(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException;

    /// Documents of JSON, one for each of the plugin's, and not yet looked at.
    List<String> generateManifest(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException;

    /// Announcements, each a JSON object.
    List<String> parametersAnnouncement(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException;

    @Override
    void close();
}
