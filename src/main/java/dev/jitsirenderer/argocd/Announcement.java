package dev.jitsirenderer.argocd;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.layer.Layers;
import dev.jitsirenderer.values.layer.ValuesTree;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.yaml.JsonText;
import dev.jitsirenderer.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Argo CD shows on an Application's tab Parameters: the values that people change while an installation runs.
/// Every other value can be a parameter, too.
///
/// The values are those of the environment's files: Argo CD itself knows what the Application lays over them.
///
/// @param json an array of Argo CD's `ParameterAnnouncement`, in one line
/// @param problems why it shows the built-in defaults instead; empty if it does not
public record Announcement(String json, List<Diagnostic> problems) {

    static final List<String> KEYS = List.of(
            "shardCount",
            "jvb.autoscaling.enabled",
            "jvb.autoscaling.minReplicas",
            "jvb.autoscaling.maxReplicas",
            "jvb.autoscaling.target",
            "jvb.replicas",
            "jvb.shutdown.maxDuration",
            "web.replicas",
            "haproxy.replicas",
            "image.tag");

    /// The values of the environment, or the built-in defaults if something is wrong with it: Argo CD shows no tab at
    /// all when this call fails.
    public static Announcement of(PluginCall call) {
        return switch (tree(call)) {
            case Checked.Accepted<ValuesTree>(var tree) -> new Announcement(json(tree), List.of());
            case Checked.Rejected<ValuesTree>(var problems) -> new Announcement(builtIn(), problems);
        };
    }

    public static String builtIn() {
        return json(new Layers(Layers.builtIn(), List.of(), List.of()).merge());
    }

    private static Checked<ValuesTree> tree(PluginCall call) {
        var files = call.environment();
        // An environment may lack what its Application says, such as the domain.
        var together = call.request().then(Renderer::values);
        return (together instanceof Checked.Accepted ? together : Renderer.values(files))
                .then(_ -> files.locate())
                .then(environment -> Layers.read(environment, files.overrides()))
                .map(Layers::merge);
    }

    private static String json(ValuesTree tree) {
        return JsonText.of(KEYS.stream().map(key -> entry(key, tree)).toList());
    }

    private static Map<String, Object> entry(String path, ValuesTree tree) {
        var key = Values.TYPE.key(path).orElseThrow();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", path);
        entry.put("title", title(key));
        entry.put(
                "tooltip",
                "%s Must be %s.".formatted(key.description(), key.type().rule()));
        entry.put("required", false);
        entry.put("itemType", itemType(key));
        entry.put("collectionType", "string");
        // Text, whatever it is: Argo CD refuses a number here.
        entry.put(
                "string",
                tree.at(path)
                        .map(node -> node instanceof Scalar scalar ? scalar.written() : "")
                        .orElse(""));
        return entry;
    }

    /// The first statement of a description.
    private static String title(Key<?> key) {
        return key.description().split("[.;:]( |$)", 2)[0].replace("`", "");
    }

    private static String itemType(Key<?> key) {
        var type = key.type().schema().get("type");
        return "integer".equals(type) ? "number" : "boolean".equals(type) ? "boolean" : "string";
    }
}
