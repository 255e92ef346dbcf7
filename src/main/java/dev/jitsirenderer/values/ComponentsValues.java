package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import java.util.List;

/// `web`, `prosody`, `jicofo` and `jvb`: what a shard consists of. Written once for all shards, and again below
/// `shards.<n>` for what differs there.
public record ComponentsValues(WebValues web, WorkloadValues prosody, WorkloadValues jicofo, BridgeValues jvb) {

    private static final Key<WebValues> WEB =
            Key.of("web", WebValues.TYPE, "nginx with the web application, the way into a shard.");
    private static final Key<WorkloadValues> PROSODY = Key.of(
            "prosody", workload(Component.PROSODY), "The XMPP server: rooms and signalling. One Pod for each shard.");
    private static final Key<WorkloadValues> JICOFO = Key.of(
            "jicofo",
            workload(Component.JICOFO),
            "The focus: picks a bridge for each conference. One Pod for each shard.");
    private static final Key<BridgeValues> JVB =
            Key.of("jvb", BridgeValues.TYPE, "The videobridges, which carry the media.");

    static final List<Key<?>> KEYS = List.of(WEB, PROSODY, JICOFO, JVB);

    static ComponentsValues read(SectionType.Bound section) {
        return new ComponentsValues(section.get(WEB), section.get(PROSODY), section.get(JICOFO), section.get(JVB));
    }

    /// What all components share.
    public WorkloadValues workloadOf(Component component) {
        return switch (component) {
            case WEB -> web.workload();
            case PROSODY -> prosody;
            case JICOFO -> jicofo;
            case JVB -> jvb.workload();
        };
    }

    private static SectionType<WorkloadValues> workload(Component component) {
        var keys = WorkloadValues.Keys.of(component);
        return new SectionType<>(keys.all(), keys::read);
    }
}
