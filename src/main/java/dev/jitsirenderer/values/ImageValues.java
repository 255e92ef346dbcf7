package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.Image;
import dev.jitsirenderer.topology.PullPolicy;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// `image`: where the images of Jitsi come from.
public record ImageValues(String registry, String tag, PullPolicy pullPolicy, List<String> pullSecrets) {

    private static final Key<String> REGISTRY = Key.of(
            "registry",
            Types.text(
                    "a registry and path such as ghcr.io/jitsi",
                    "[a-zA-Z0-9][-a-zA-Z0-9.]{0,252}(:[0-9]{1,5})?(/[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)*"),
            "Registry and path before `/web`, `/prosody`, `/jicofo` and `/jvb`.");
    private static final Key<String> TAG = Key.of(
            "tag",
            Types.text("an image tag such as stable-11146-2", "[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}"),
            "One tag for all four images: they are built and tested together. The rootless images from `stable-11146-1`"
                    + " on are supported.");
    private static final Key<PullPolicy> PULL_POLICY = Key.of(
            "pullPolicy",
            Types.choice(List.of(PullPolicy.values()), PullPolicy::word),
            "When nodes pull an image, of Jitsi's and of HAProxy's.");
    private static final Key<List<String>> PULL_SECRETS = Key.of(
            "pullSecrets",
            Types.list(Types.dnsName(), "names of Secrets"),
            "Secrets of the namespace with the credentials of the registry.");

    static final SectionType<ImageValues> TYPE = new SectionType<>(
            List.of(REGISTRY, TAG, PULL_POLICY, PULL_SECRETS),
            section -> new ImageValues(
                    section.get(REGISTRY), section.get(TAG), section.get(PULL_POLICY), section.get(PULL_SECRETS)));

    /// The image of a component that names none itself.
    public Image of(Component component) {
        return new Image("%s/%s:%s".formatted(registry, component.word(), tag));
    }
}
