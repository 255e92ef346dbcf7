package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.topology.Image;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.values.catalogue.EnvironmentType;
import dev.jitsirenderer.values.catalogue.FilesType;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.SectionType.Bound;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every component of a shard has.
///
/// @param files by their path in the container
/// @param annotations of the Pods
public record WorkloadValues(
        Optional<Image> image,
        Map<String, String> env,
        Resources resources,
        Map<String, FileContent> files,
        PodSpecValues podSpec,
        Map<String, String> annotations) {

    private static final Key<Map<String, Quantity>> REQUESTS =
            Key.map("requests", Types.quantities(), "What the scheduler sets aside.");
    private static final Key<Map<String, Quantity>> LIMITS =
            Key.map("limits", Types.quantities(), "What the kernel allows at most.");

    static final SectionType<Resources> RESOURCES = new SectionType<>(
            List.of(REQUESTS, LIMITS), section -> new Resources(section.get(REQUESTS), section.get(LIMITS)));

    private static final Key<Optional<Image>> IMAGE = Key.optional(
            "image", Types.image(), "Another image than `image.registry` and `image.tag` make, as a full reference.");
    private static final Key<Resources> RESOURCES_KEY = Key.of(
            "resources",
            RESOURCES,
            "CPU and memory of the container. The heap of the Java components (jicofo, jvb) follows the memory limit.");
    static final Key<PodSpecValues> POD_SPEC = Key.of("podSpec", PodSpecValues.TYPE, "Scheduling of the Pods.");
    static final Key<Map<String, String>> ANNOTATIONS =
            Key.map("annotations", Types.annotations(), "Annotations of the Pods.");

    /// The keys of one component: which environment variables and files it reads is its own.
    record Keys(Key<Map<String, String>> env, Key<Map<String, FileContent>> files) {

        static Keys of(Component component) {
            return new Keys(
                    Key.map(
                            "env",
                            EnvironmentType.of(component),
                            "Jitsi settings of this component alone, by the names that its image reads."),
                    Key.map(
                            "files",
                            new FilesType(component),
                            "Files of the container: its path there -> the path of a file in this repository, relative"
                                    + " to the values file that names it, or `content:` with the text."));
        }

        List<Key<?>> all() {
            return List.of(IMAGE, env, RESOURCES_KEY, files, POD_SPEC, ANNOTATIONS);
        }

        WorkloadValues read(Bound section) {
            return new WorkloadValues(
                    section.get(IMAGE),
                    section.get(env),
                    section.get(RESOURCES_KEY),
                    section.get(files),
                    section.get(POD_SPEC),
                    section.get(ANNOTATIONS));
        }
    }
}
