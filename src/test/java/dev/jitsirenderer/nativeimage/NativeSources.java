package dev.jitsirenderer.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What Quarkus gives to `native-image`. It writes that down on a machine without one, too.
///
/// @param reflection name of a class -> what of it is registered, such as `allDeclaredFields`
/// @param resources patterns of names
/// @param features classes that run while the executable is built
record NativeSources(SortedMap<String, Set<String>> reflection, List<Pattern> resources, List<String> features) {

    private static final Pattern FEATURES = Pattern.compile("--features=(\\S+)");

    /// Builds the application from its compiled classes, as `./mvnw package` does.
    static NativeSources build(Path target) throws BootstrapException, IOException {
        var properties = new Properties();
        properties.setProperty("quarkus.native.enabled", "true");
        properties.setProperty("quarkus.native.sources-only", "true");
        properties.setProperty("quarkus.package.jar.enabled", "false");
        var bootstrap = QuarkusBootstrap.builder()
                .setApplicationRoot(Path.of("target/classes"))
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setBaseName("jitsi-renderer")
                .setTargetDirectory(target)
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setBuildSystemProperties(properties)
                .build();
        try (var application = bootstrap.bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
        try (var sources = new JarFile(
                target.resolve("native-sources/jitsi-renderer-runner.jar").toFile())) {
            return new NativeSources(
                    reflection(sources),
                    resources(sources),
                    features(target.resolve("native-sources/native-image.args")));
        }
    }

    boolean hasResource(String name) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static SortedMap<String, Set<String>> reflection(JarFile sources) throws IOException {
        var reflection = new TreeMap<String, Set<String>>();
        for (var type : json(sources, "reflect-config.json")) {
            var members = new TreeSet<String>();
            type.fieldNames().forEachRemaining(members::add);
            members.remove("name");
            reflection.put(type.get("name").asText(), members);
        }
        return reflection;
    }

    private static List<Pattern> resources(JarFile sources) throws IOException {
        var includes = json(sources, "resource-config.json").at("/resources/includes");
        return StreamSupport.stream(includes.spliterator(), false)
                .map(include -> Pattern.compile(include.get("pattern").asText()))
                .toList();
    }

    private static List<String> features(Path arguments) throws IOException {
        return FEATURES.matcher(Files.readString(arguments))
                .results()
                .flatMap(features -> Pattern.compile(",").splitAsStream(features.group(1)))
                .toList();
    }

    private static JsonNode json(JarFile sources, String name) throws IOException {
        try (var stream = sources.getInputStream(sources.getJarEntry("META-INF/native-image/" + name))) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
