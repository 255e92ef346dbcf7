package dev.jitsirenderer.values;

import dev.jitsirenderer.values.catalogue.EnvironmentType;
import dev.jitsirenderer.values.catalogue.SecretVariable;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All values of an environment, checked.
///
/// @param name prefix of every object's name
/// @param env Jitsi settings of every component that reads them
/// @param secretEnv further keys of the Secret that components get
/// @param shards those of which something is said; others are as `components` says
public record Values(
        Optional<String> rendererVersion,
        Optional<String> name,
        String namespace,
        String domain,
        String timeZone,
        int shardCount,
        Map<Integer, ShardValues> shards,
        ClusterValues cluster,
        ImageValues image,
        String secretName,
        List<String> secretEnv,
        Map<String, String> env,
        ComponentsValues components,
        HaproxyValues haproxy,
        EntryValues entry,
        SafetyValues safety,
        MonitoringValues monitoring,
        ExistingValues existing,
        ArgocdValues argocd,
        OverlayValues overlays,
        MonitoringStackValues monitoringStack) {

    public static final int MAX_SHARDS = 1_000;

    /// Leaves room for the longest name that is put behind it (`-shard-999-prosody-config`) and for what Kubernetes
    /// appends to the name of a StatefulSet.
    private static final int MAX_NAME = 24;

    private static final Key<Optional<String>> RENDERER_VERSION = Key.optional(
            "rendererVersion",
            Types.text("a version such as 0.1.0", "[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?"),
            "The one version of jitsi-renderer that may render this environment. Argo CD's cache does not notice a new"
                    + " renderer; a changed pin is a commit, which it does notice.");
    private static final Key<Optional<String>> NAME = Key.optional(
            "name",
            Types.namePrefix(MAX_NAME),
            "Prefix of every object's name, so that several installations share a namespace.");
    private static final Key<String> NAMESPACE =
            Key.of("namespace", Types.dnsLabel(), "The namespace of every object. It must exist.");
    private static final Key<String> DOMAIN = Key.mandatory(
            "domain", Types.hostName(), "meet.example.com", "The host name that people open in the browser.");
    private static final Key<String> TIME_ZONE =
            Key.of("timeZone", Types.timeZone(), "The time zone of the containers, which is that of their logs.");
    private static final Key<Integer> SHARD_COUNT = Key.of(
            "shardCount",
            Types.integer(1, MAX_SHARDS),
            "How many shards there are. Raise it to add shards. Before you lower it, set the last shard to `draining`"
                    + " and wait until it is empty.");
    static final Key<Map<Integer, ShardValues>> SHARDS = Key.map(
            "shards",
            Types.byOrdinal(MAX_SHARDS - 1, ShardValues.TYPE, "a mapping of shard numbers to settings"),
            "What is different about single shards, by their number from 0.");
    private static final Key<ClusterValues> CLUSTER =
            Key.of("cluster", ClusterValues.TYPE, "The cluster that the environment lives in.");
    private static final Key<ImageValues> IMAGE = Key.of("image", ImageValues.TYPE, "Where images come from.");
    private static final Key<String> SECRET_NAME = Key.of(
            "secretName",
            Types.dnsName(),
            "The Secret of the namespace that holds the passwords. `jitsi-renderer secrets` prints one; no other"
                    + " command ever touches a secret value.");
    private static final Key<List<String>> SECRET_ENV = Key.withDefault(
            "secretEnv",
            Types.list(new SecretVariable(), "names of secret settings"),
            List.of(),
            "Further keys of the Secret that components get as environment variables. Those that other settings call"
                    + " for (JWT, LDAP, TURN, recording, transcription) are found by themselves.");
    private static final Key<Map<String, String>> ENV = Key.map(
            "env",
            EnvironmentType.ofAll(),
            "Jitsi settings of every component that reads them, by the names that the images read.");
    private static final Key<HaproxyValues> HAPROXY =
            Key.of("haproxy", HaproxyValues.TYPE, "The proxies that keep every room on one shard.");
    private static final Key<MonitoringValues> MONITORING = Key.of(
            "monitoring",
            MonitoringValues.TYPE,
            "How a Prometheus that somebody else runs gets the metrics of all components.");
    private static final Key<ExistingValues> EXISTING = Key.of(
            "existing",
            ExistingValues.TYPE,
            "Objects of the namespace that others create: what manifests may name although it is not rendered.");
    private static final Key<ArgocdValues> ARGOCD = Key.of("argocd", ArgocdValues.TYPE, "Annotations for Argo CD.");
    private static final Key<MonitoringStackValues> MONITORING_STACK = Key.of(
            "monitoringStack",
            MonitoringStackValues.TYPE,
            "Prometheus, Alertmanager, Grafana and what autoscaling needs, for a cluster that has none: an environment"
                    + " of its own, beside those of installations.");

    public static final SectionType<Values> TYPE = new SectionType<>(
            keys(),
            section -> new Values(
                    section.get(RENDERER_VERSION),
                    section.get(NAME),
                    section.get(NAMESPACE),
                    section.get(DOMAIN),
                    section.get(TIME_ZONE),
                    section.get(SHARD_COUNT),
                    section.get(SHARDS),
                    section.get(CLUSTER),
                    section.get(IMAGE),
                    section.get(SECRET_NAME),
                    section.get(SECRET_ENV),
                    section.get(ENV),
                    ComponentsValues.read(section),
                    section.get(HAPROXY),
                    EntryValues.read(section),
                    SafetyValues.read(section),
                    section.get(MONITORING),
                    section.get(EXISTING),
                    section.get(ARGOCD),
                    OverlayValues.read(section),
                    section.get(MONITORING_STACK)));

    /// The settings of a shard, whether something special is said about it or not.
    public ShardValues shard(int ordinal) {
        var special = shards.get(ordinal);
        return special == null ? ShardValues.ordinary(components) : special;
    }

    /// Whether the environment is the monitoring stack of its cluster, and no installation.
    public boolean isMonitoringStack() {
        return monitoringStack.enabled();
    }

    Values withShards(Map<Integer, ShardValues> special) {
        return new Values(
                rendererVersion,
                name,
                namespace,
                domain,
                timeZone,
                shardCount,
                special,
                cluster,
                image,
                secretName,
                secretEnv,
                env,
                components,
                haproxy,
                entry,
                safety,
                monitoring,
                existing,
                argocd,
                overlays,
                monitoringStack);
    }

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(List.of(
                RENDERER_VERSION,
                NAME,
                NAMESPACE,
                DOMAIN,
                TIME_ZONE,
                SHARD_COUNT,
                SHARDS,
                CLUSTER,
                IMAGE,
                SECRET_NAME,
                SECRET_ENV,
                ENV));
        keys.addAll(ComponentsValues.KEYS);
        keys.add(HAPROXY);
        keys.addAll(EntryValues.KEYS);
        keys.addAll(SafetyValues.KEYS);
        keys.add(MONITORING);
        keys.add(EXISTING);
        keys.add(ARGOCD);
        keys.addAll(OverlayValues.KEYS);
        keys.add(MONITORING_STACK);
        return keys;
    }
}
