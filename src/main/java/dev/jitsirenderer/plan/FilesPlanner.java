package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.ConfigFiles;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.topology.ObjectMeta;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.values.catalogue.ConfigurationFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the files of a component into one ConfigMap and mounts it: directories that the image reads its configuration
/// from as a whole, single files where the directory belongs to the image.
///
/// @param volumes one for each directory, and one for single files
record FilesPlanner(
        ConfigFiles files, List<Pod.ConfigVolume> volumes, List<Pod.Mount> mounts, List<Pod.FileMount> fileMounts) {

    /// @param content the user's files by their path in the container
    /// @param generated paths of files that the renderer generates
    static FilesPlanner plan(
            Component component, ObjectMeta configMap, Map<String, FileContent> content, List<String> generated) {
        var paths = new TreeSet<>(content.keySet());
        paths.addAll(generated);
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
                generated.stream().map(ConfigurationFiles::key).toList());
        return new FilesPlanner(files, volumes, mounts, fileMounts);
    }

    /// The one file of the proxies.
    static FilesPlanner haproxy(ObjectMeta configMap) {
        var volume = new Pod.ConfigVolume(
                "config", configMap.name(), List.of(new Pod.Item(GeneratedFiles.HAPROXY, GeneratedFiles.HAPROXY)));
        return new FilesPlanner(
                new ConfigFiles(List.of(configMap), Map.of(), Map.of(), List.of(GeneratedFiles.HAPROXY)),
                List.of(volume),
                List.of(new Pod.Mount(volume.name(), "/etc/haproxy", true)),
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
