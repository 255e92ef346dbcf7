package dev.jitsirenderer.topology;

import java.util.List;
import java.util.Map;

/// The files of a component's ConfigMap. Files that the renderer generates are added when they are rendered.
///
/// @param configMaps none or one: whose data it is
/// @param text the user's text files by ConfigMap key
/// @param binary the user's other files by ConfigMap key, in Base64
/// @param generated what the renderer generates, by ConfigMap key
public record ConfigFiles(
        List<ObjectMeta> configMaps,
        Map<String, String> text,
        Map<String, String> binary,
        Map<String, GeneratedFile> generated) {}
