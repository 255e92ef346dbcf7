package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Does to a plugin what cmp-server does to it: unpacks the repository, runs the commands of `plugin.yaml` in the
/// Application's directory, and cuts what they print into documents.
///
/// Stricter than cmp-server in one thing: it remembers what every command did ({@link #runs}).
final class EmulatedCmpServer implements CmpServer {

    /// cmp-server wants to be the one who says that time is up.
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final ObjectMapper STRICT_JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final PluginConfiguration configuration;
    private final Sidecar sidecar;
    private final Queue<Run> runs = new ConcurrentLinkedQueue<>();

    EmulatedCmpServer(PluginConfiguration configuration, Sidecar sidecar) {
        this.configuration = configuration;
        this.sidecar = sidecar;
    }

    static EmulatedCmpServer of(PluginConfiguration configuration) throws IOException {
        return new EmulatedCmpServer(configuration, Sidecar.start());
    }

    Sidecar sidecar() {
        return sidecar;
    }

    /// All commands that have ended so far.
    List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public String pluginName() {
        return configuration.pluginName();
    }

    @Override
    public boolean isDiscoveryConfigured() {
        return configuration.discovery().isConfigured();
    }

    @Override
    public boolean matchRepository(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        var discovery = configuration.discovery();
        return inCopy(tree, deadline, copy -> {
            if (!discovery.fileName().isEmpty()) {
                return matches(copy.path(), discovery.fileName());
            }
            if (!discovery.glob().isEmpty()) {
                return matches(copy.path(), discovery.glob());
            }
            if (discovery.command().isEmpty()) {
                return false;
            }
            try {
                return run(discovery.command().get(), copy, variables).trimmedOutput().length > 0;
            } catch (PluginException e) {
                throw new PluginException("match repository error: error running find command: " + e.getMessage());
            }
        });
    }

    /// Two asterisks and a slash stand for any number of directories, also for none.
    private static boolean matches(Path directory, String glob) throws IOException {
        var files = directory.getFileSystem();
        var deep = files.getPathMatcher("glob:" + directory.resolve(glob));
        var shallow = files.getPathMatcher("glob:" + directory.resolve(glob.replace("**/", "")));
        try (var paths = Files.walk(directory)) {
            return paths.anyMatch(path -> deep.matches(path) || shallow.matches(path));
        }
    }

    @Override
    public List<String> generateManifest(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        return inCopy(tree, deadline, copy -> {
            try {
                if (configuration.init().isPresent()) {
                    run(configuration.init().get(), copy, variables);
                }
                return ManifestStream.split(
                        run(configuration.generate(), copy, variables).trimmedOutput());
            } catch (PluginException e) {
                throw new PluginException("error generating manifests: " + e.getMessage());
            }
        });
    }

    @Override
    public List<String> parametersAnnouncement(SentTree tree, Map<String, String> variables, Duration deadline)
            throws IOException, PluginException {
        return inCopy(tree, deadline, copy -> {
            var announcements = new ArrayList<String>();
            if (configuration.dynamicParameters().isPresent()) {
                try {
                    var output = run(configuration.dynamicParameters().get(), copy, variables)
                            .trimmedOutput();
                    announcements.addAll(announced(output));
                } catch (PluginException e) {
                    throw new PluginException("get parameters announcement error: error executing dynamic parameter"
                            + " output command: " + e.getMessage());
                }
            }
            configuration.staticParameters().stream()
                    .map(parameter -> ManifestStream.text(parameter))
                    .forEach(announcements::add);
            return announcements;
        });
    }

    /// One array and not a byte more.
    private static List<String> announced(byte[] output) throws PluginException {
        try {
            var announcements = new ArrayList<String>();
            for (var announcement : STRICT_JSON.readValue(output, JsonNode[].class)) {
                announcements.add(ManifestStream.text(announcement));
            }
            return announcements;
        } catch (JsonProcessingException e) {
            throw new PluginException("error unmarshaling dynamic parameter output into"
                    + " ParametersAnnouncementResponse: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A copy of the repository, for as long as one request takes.
    ///
    /// @param directory of the copy
    /// @param path of the Application in it
    private record Copy(Path directory, Path path, Deadline deadline) {}

    private interface Request<T> {
        T answer(Copy copy) throws IOException, PluginException;
    }

    private <T> T inCopy(SentTree tree, Duration deadline, Request<T> body) throws IOException, PluginException {
        var until = Deadline.in(deadline).earlier(MARGIN);
        var directory = sidecar.newWorkDirectory();
        try {
            tree.unpack(directory, configuration.preserveFileMode());
            sidecar.own(directory);
            var path = directory.resolve(tree.appPath()).normalize();
            if (!path.startsWith(directory)) {
                throw new PluginException("illegal appPath: out of workDir bound");
            }
            return body.answer(new Copy(directory, path, until));
        } finally {
            Sidecar.delete(directory);
        }
    }

    private Run run(PluginConfiguration.Command command, Copy copy, Map<String, String> variables)
            throws IOException, PluginException {
        if (!copy.deadline().left().isPositive()) {
            throw new PluginException("context deadline exceeded");
        }
        var words = command.words();
        try {
            var run = sidecar.run(
                    words,
                    PluginProgram.inPlaceOf(words),
                    copy.directory(),
                    copy.path(),
                    sent(variables),
                    copy.deadline());
            runs.add(run);
            if (!run.isSuccessful()) {
                throw new PluginException(run.failure());
            }
            return run;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("context canceled");
        }
    }

    /// cmp-server leaves out a variable that is empty.
    private static Map<String, String> sent(Map<String, String> variables) {
        var sent = new LinkedHashMap<>(variables);
        sent.values().removeIf(String::isEmpty);
        return sent;
    }

    @Override
    public void close() {
        sidecar.close();
    }
}
