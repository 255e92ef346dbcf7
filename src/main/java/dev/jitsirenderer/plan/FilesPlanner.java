package dev.jitsirenderer.plan;

import static java.util.stream.Collectors.toMap;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.ConfigFiles;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.topology.GeneratedFile;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.values.catalogue.ConfigurationFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Puts the files of a component into one ConfigMap and mounts it: directories that the image reads its configuration
/// from as a whole, single files where the directory belongs to the image.
///
/// @param volumes one for each directory, and one for single files
record FilesPlanner(
        ConfigFiles files, List<Pod.ConfigVolume> volumes, List<Pod.Mount> mounts, List<Pod.FileMount> fileMounts) {

    /// @param content the user's files by their path in the container
    /// @param generated what the renderer generates
    static FilesPlanner plan(
            Component component,
            ObjectMeta configMap,
            Map<String, FileContent> content,
            List<GeneratedFile> generated) {
        var paths = new TreeSet<>(content.keySet());
        generated.forEach(file -> paths.add(file.path()));
        var volumes = new ArrayList<Pod.ConfigVolume>();
        var mounts = new ArrayList<Pod.Mount>();
        for (var directory : ConfigurationFiles.mountedDirectories(component)) {
            var items = paths.stream()
                    .filter(path -> path.startsWith(directory + "/"))
                    .map(path -> new Pod.Item(ConfigurationFiles.key(path), path.substring(directory.length() + 1)))
                    .toList();
            if (!items.isEmpty()) {
                var volume = directory.substring(1);
                volumes.add(new Pod.ConfigVolume(volume, configMap.name(), items));
                mounts.add(new Pod.Mount(volume, directory, true));
            }
        }
        var single = paths.stream()
                .filter(path -> ConfigurationFiles.mountedDirectories(component).stream()
                        .noneMatch(directory -> path.startsWith(directory + "/")))
                .toList();
        var fileMounts = single.stream()
                .map(path -> new Pod.FileMount("files", path, ConfigurationFiles.key(path)))
                .toList();
        if (!single.isEmpty()) {
            var items = single.stream()
                    .map(path -> new Pod.Item(ConfigurationFiles.key(path), ConfigurationFiles.key(path)))
                    .toList();
            volumes.add(new Pod.ConfigVolume("files", configMap.name(), items));
        }
        var files = new ConfigFiles(
                paths.isEmpty() ? List.of() : List.of(configMap),
                ofEncoding(content, FileContent.Encoding.UTF_8),
                ofEncoding(content, FileContent.Encoding.BASE64),
                generated.stream().collect(toMap(file -> ConfigurationFiles.key(file.path()), Function.identity())));
        return new FilesPlanner(files, volumes, mounts, fileMounts);
    }

    /// The one file of the proxies.
    static FilesPlanner haproxy(ObjectMeta configMap) {
        var directory = "/etc/haproxy";
        var key = GeneratedFile.HAPROXY.path().substring(directory.length() + 1);
        var volume = new Pod.ConfigVolume("config", configMap.name(), List.of(new Pod.Item(key, key)));
        return new FilesPlanner(
                new ConfigFiles(List.of(configMap), Map.of(), Map.of(), Map.of(key, GeneratedFile.HAPROXY)),
                List.of(volume),
                List.of(new Pod.Mount(volume.name(), directory, true)),
                List.of());
    }

    private static Map<String, String> ofEncoding(Map<String, FileContent> content, FileContent.Encoding encoding) {
        var texts = new TreeMap<String, String>();
        content.forEach((path, file) -> {
            if (file.encoding() == encoding) {
                texts.put(ConfigurationFiles.key(path), file.text());
            }
        });
        return texts;
    }
}
