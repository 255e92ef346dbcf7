package dev.jitsirenderer.plan;

import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.Pod;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.values.PodSpecValues;
import dev.jitsirenderer.values.ShardValues;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.values.WorkloadValues;
import dev.jitsirenderer.values.catalogue.EnvironmentType;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plans the Pods of Jitsi's components, which share the rules of the rootless images.
final class PodPlanner {

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HOST = "kubernetes.io/hostname";

    /// s6-overlay and the rendered configuration live in `/run`: 16 MiB are what upstream's compose file gives it,
    /// and the kubelet evicts a Pod that exceeds its limit.
    private static final Pod.EmptyDir RUN = new Pod.EmptyDir("run", "64Mi");

    private static final Pod.EmptyDir TMP = new Pod.EmptyDir("tmp", "256Mi");

    private final Values values;
    private final Names names;
    private final MetadataPlanner metadata;

    PodPlanner(Values values, Names names, MetadataPlanner metadata) {
        this.values = values;
        this.names = names;
        this.metadata = metadata;
    }

    /// What a component's Pod has besides what all have.
    ///
    /// @param variables decided by the renderer; they win over the user's settings, which may not name them
    /// @param writable directories beside `/run` and `/tmp`
    record Extras(Map<String, String> variables, List<Pod.FieldVariable> fieldVariables, List<Writable> writable) {

        static Extras ofVariables(Map<String, String> variables) {
            return new Extras(variables, List.of(), List.of());
        }
    }

    record Writable(Pod.EmptyDir volume, String path) {}

    /// @param spreads how the Pods are spread unless the user says it otherwise
    Pod pod(int ordinal, Component component, Extras extras, FilesPlanner files, List<Pod.Spread> spreads) {
        var shard = values.shard(ordinal);
        var workload = shard.components().workloadOf(component);
        var owner = Owner.shard(ordinal, component.word());
        var emptyDirs = new ArrayList<Pod.EmptyDir>(List.of(RUN, TMP));
        var mounts = new ArrayList<Pod.Mount>(
                List.of(new Pod.Mount(RUN.name(), "/run", false), new Pod.Mount(TMP.name(), "/tmp", false)));
        extras.writable().forEach(writable -> {
            emptyDirs.add(writable.volume());
            mounts.add(new Pod.Mount(writable.volume().name(), writable.path(), false));
        });
        mounts.addAll(files.mounts());
        return new Pod(
                metadata.labels(owner),
                annotations(component.word(), workload.annotations()),
                names.shared(component.word()),
                pullSecrets(),
                image(component, workload),
                values.image().pullPolicy().word(),
                variables(component, workload, extras.variables()),
                secretVariables(component, workload),
                extras.fieldVariables(),
                quantities(workload.resources().requests()),
                quantities(workload.resources().limits()),
                emptyDirs,
                files.volumes(),
                mounts,
                files.fileMounts(),
                nodeSelector(workload.podSpec(), shard),
                workload.podSpec().topologySpreadConstraints().isPresent() ? List.of() : spreads,
                fields(workload.podSpec()));
    }

    /// The Pod of the proxies.
    Pod haproxyPod(FilesPlanner files) {
        var haproxy = values.haproxy();
        var owner = Owner.shared("haproxy");
        var run = new Pod.EmptyDir("run", "16Mi");
        var mounts = new ArrayList<Pod.Mount>(List.of(new Pod.Mount(run.name(), "/run/haproxy", false)));
        mounts.addAll(files.mounts());
        var spreads = haproxy.replicas() == 1
                ? List.<Pod.Spread>of()
                : List.of(hosts(values.safety().topologySpread().haproxyHosts().word()), zones());
        return new Pod(
                metadata.labels(owner),
                annotations("haproxy", haproxy.annotations()),
                names.shared("haproxy"),
                pullSecrets(),
                haproxy.image().reference(),
                values.image().pullPolicy().word(),
                List.of(new Pod.Variable("TZ", values.timeZone())),
                List.of(),
                List.of(new Pod.FieldVariable("HOSTNAME", "metadata.name")),
                quantities(haproxy.resources().requests()),
                quantities(haproxy.resources().limits()),
                List.of(run),
                files.volumes(),
                mounts,
                files.fileMounts(),
                haproxy.podSpec().nodeSelector(),
                haproxy.podSpec().topologySpreadConstraints().isPresent() ? List.of() : spreads,
                fields(haproxy.podSpec()));
    }

    Pod.Spread zones() {
        return new Pod.Spread(ZONE, values.safety().topologySpread().zones().word(), 0);
    }

    Pod.Spread softHosts() {
        return new Pod.Spread(HOST, "ScheduleAnyway", 0);
    }

    /// With fewer nodes than two, a skew of one would still allow both Pods on the only node: `minDomains` does not.
    /// It may only stand beside `DoNotSchedule`.
    private static Pod.Spread hosts(String whenUnsatisfiable) {
        return new Pod.Spread(HOST, whenUnsatisfiable, whenUnsatisfiable.equals("DoNotSchedule") ? 2 : 0);
    }

    /// @param own as the user wrote them; they win
    private Map<String, String> annotations(String component, Map<String, String> own) {
        var annotations = new TreeMap<>(MonitoringPlanner.podAnnotations(component, values));
        annotations.putAll(own);
        return annotations;
    }

    private List<Pod.LocalReference> pullSecrets() {
        return values.image().pullSecrets().stream()
                .map(Pod.LocalReference::new)
                .toList();
    }

    private String image(Component component, WorkloadValues workload) {
        return workload.image().orElseGet(() -> values.image().of(component)).reference();
    }

    private List<Pod.Variable> variables(Component component, WorkloadValues workload, Map<String, String> decided) {
        var variables = new TreeMap<String, String>();
        values.env().forEach((name, value) -> {
            if (EnvironmentType.isReadBy(component, name)) {
                variables.put(name, value);
            }
        });
        variables.putAll(workload.env());
        variables.put("TZ", values.timeZone());
        // An emptyDir is world-writable, which s6-overlay refuses unless it is told where it runs.
        variables.put("S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES", "1");
        variables.putAll(decided);
        var planned = new ArrayList<Pod.Variable>(variables.size());
        variables.forEach((name, value) -> planned.add(new Pod.Variable(name, value)));
        return List.copyOf(planned);
    }

    private List<Pod.SecretVariable> secretVariables(Component component, WorkloadValues workload) {
        return SecretNeeds.of(component, values, workload.env()).stream()
                .map(name -> new Pod.SecretVariable(name, values.secretName()))
                .toList();
    }

    private static Map<String, String> quantities(Map<String, Quantity> quantities) {
        var texts = new TreeMap<String, String>();
        quantities.forEach((name, quantity) -> texts.put(name, quantity.text()));
        return texts;
    }

    private static Map<String, String> nodeSelector(PodSpecValues podSpec, ShardValues shard) {
        var selector = new TreeMap<>(podSpec.nodeSelector());
        shard.zone().ifPresent(zone -> selector.put(ZONE, zone));
        return selector;
    }

    private static List<Pod.Field> fields(PodSpecValues podSpec) {
        var fields = new ArrayList<Pod.Field>();
        podSpec.affinity().ifPresent(value -> fields.add(new Pod.Field("affinity", value)));
        podSpec.tolerations().ifPresent(value -> fields.add(new Pod.Field("tolerations", value)));
        podSpec.topologySpreadConstraints()
                .ifPresent(value -> fields.add(new Pod.Field("topologySpreadConstraints", value)));
        podSpec.hostAliases().ifPresent(value -> fields.add(new Pod.Field("hostAliases", value)));
        podSpec.dnsConfig().ifPresent(value -> fields.add(new Pod.Field("dnsConfig", value)));
        text(podSpec.priorityClassName(), "priorityClassName").ifPresent(fields::add);
        text(podSpec.runtimeClassName(), "runtimeClassName").ifPresent(fields::add);
        text(podSpec.schedulerName(), "schedulerName").ifPresent(fields::add);
        return fields;
    }

    private static Optional<Pod.Field> text(Optional<String> value, String name) {
        return value.map(text -> new Pod.Field(name, planned(text)));
    }

    private static Node planned(String text) {
        return Scalar.text(Position.of("plan"), text);
    }
}
