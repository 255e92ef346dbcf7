package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.topology.AdvertiseMethod;
import dev.jitsirenderer.topology.Alerting.PrometheusRule;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Component;
import dev.jitsirenderer.topology.ExposureType;
import dev.jitsirenderer.topology.FileContent;
import dev.jitsirenderer.topology.GatewayApi;
import dev.jitsirenderer.topology.Image;
import dev.jitsirenderer.topology.Monitoring.PodMonitor;
import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.topology.Resources;
import dev.jitsirenderer.topology.RuleType;
import dev.jitsirenderer.topology.ScaledObject;
import dev.jitsirenderer.topology.ScalerKind;
import dev.jitsirenderer.topology.ScalingBehavior;
import dev.jitsirenderer.topology.ScrapeMethod;
import dev.jitsirenderer.topology.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What values must be to each other. A combination is blamed on the value that the user wrote.
final class Rules {

    /// The first rootless images, which take their configuration as it is rendered here.
    private static final int OLDEST_RELEASE = 11_146;

    private static final Pattern RELEASE = Pattern.compile("stable-([0-9]{4,6})(-[0-9]+)?");

    /// A Java component needs a quarter GiB beside its heap, and jicofo and jvb start with a heap of that size.
    private static final Quantity SMALLEST_JAVA_LIMIT = Quantity.of("512Mi");

    /// 1 MiB (the limit of etcd, hence of a ConfigMap) less what metadata takes.
    private static final int MAX_CONFIG_MAP = 1_000_000;

    private final Values values;
    private final Blame blame;
    private final List<Diagnostic> problems = new ArrayList<>();

    private Rules(Values values, Blame blame) {
        this.values = values;
        this.blame = blame;
    }

    static List<Diagnostic> check(Values values, Blame blame, Surroundings surroundings) {
        var rules = new Rules(values, blame);
        rules.shards();
        rules.components();
        rules.resources("haproxy", values.haproxy().resources());
        rules.releaseOf("image.tag", values.image().tag());
        rules.entry();
        rules.monitoring();
        rules.problems.addAll(CommonRules.check(values, blame, surroundings.capabilities()));
        rules.capabilities(surroundings.capabilities());
        surroundings.neighbours().forEach(rules::neighbour);
        return rules.problems;
    }

    private void shards() {
        values.shards().forEach((ordinal, shard) -> {
            if (ordinal >= values.shardCount()) {
                reject(
                        "shards.%s is no shard, shardCount %s makes 0..%s"
                                .formatted(ordinal, values.shardCount(), values.shardCount() - 1),
                        "shards." + ordinal,
                        "shardCount");
            }
        });
        var allDrain = IntStream.range(0, values.shardCount())
                .allMatch(ordinal -> values.shard(ordinal).state() == ShardState.DRAINING);
        if (allDrain) {
            reject("shards are all draining, no new room could start anywhere", "shards");
        }
        if (values.cluster().firstNodePort() > values.cluster().lastNodePort()) {
            reject(
                    "cluster.firstNodePort must be at most cluster.lastNodePort (%s), got \"%s\""
                            .formatted(
                                    values.cluster().lastNodePort(),
                                    values.cluster().firstNodePort()),
                    "cluster.firstNodePort",
                    "cluster.lastNodePort");
        }
    }

    private void components() {
        components("", values.components());
        values.shards().forEach((ordinal, shard) -> {
            if (ordinal < values.shardCount()) {
                components("shards." + ordinal + ".", shard.components());
            }
        });
    }

    /// @param prefix of the keys: empty, or `shards.<n>.`
    private void components(String prefix, ComponentsValues components) {
        for (var component : Component.values()) {
            workload(component, prefix + component.word(), components.workloadOf(component));
        }
        autoscaling(prefix + "jvb", components.jvb());
        exposure(prefix + "jvb.exposure", components.jvb());
    }

    private void workload(Component component, String key, WorkloadValues workload) {
        resources(key, workload.resources());
        files(key, workload.files());
        workload.image().flatMap(Image::tag).ifPresent(tag -> releaseOf(key + ".image", tag));
        if (component == Component.JICOFO || component == Component.JVB) {
            javaMemory(key, workload.resources());
        }
    }

    private void resources(String key, Resources resources) {
        problems.addAll(CommonRules.resources(key, resources, blame));
    }

    private void javaMemory(String key, Resources resources) {
        var limit = resources.limits().get("memory");
        var path = key + ".resources.limits.memory";
        if (limit == null) {
            reject(path + " is missing, the Java heap follows from it", path, key + ".resources.limits");
        } else if (limit.compareTo(SMALLEST_JAVA_LIMIT) < 0) {
            reject("%s must be at least %s, got \"%s\"".formatted(path, SMALLEST_JAVA_LIMIT, limit), path);
        }
    }

    private void files(String key, Map<String, FileContent> files) {
        var size = files.values().stream().mapToInt(FileContent::size).sum();
        if (size > MAX_CONFIG_MAP) {
            reject(
                    "%s.files must be at most %s bytes together, got %s".formatted(key, MAX_CONFIG_MAP, size),
                    key + ".files");
        }
    }

    private void autoscaling(String key, BridgeValues jvb) {
        var scaling = jvb.autoscaling();
        if (scaling.minReplicas() > scaling.maxReplicas()) {
            reject(
                    "%s.autoscaling.minReplicas must be at most maxReplicas (%s), got \"%s\""
                            .formatted(key, scaling.maxReplicas(), scaling.minReplicas()),
                    key + ".autoscaling.minReplicas",
                    key + ".autoscaling.maxReplicas");
        }
        new TargetRules(values, this::reject).check(key, jvb);
        policies(key + ".autoscaling.behavior.scaleUp", scaling.behavior().scaleUp());
        policies(key + ".autoscaling.behavior.scaleDown", scaling.behavior().scaleDown());
    }

    /// The API server takes no rules without a policy.
    private void policies(String key, ScalingBehavior.Rules rules) {
        if (rules.policies().isEmpty()) {
            reject(key + ".policies must have at least one policy, got none", key + ".policies");
        }
    }

    private void exposure(String key, BridgeValues jvb) {
        var exposure = jvb.exposure();
        var advertise = exposure.advertise();
        var addresses = advertise.addresses().size();
        if (advertise.method() == AdvertiseMethod.ADDRESSES && addresses == 0) {
            reject(
                    key + ".advertise.addresses is empty, method addresses needs at least one",
                    key + ".advertise.addresses",
                    key + ".advertise.method");
        }
        if (advertise.method() == AdvertiseMethod.STUN
                && advertise.stunServers().isEmpty()) {
            reject(
                    key + ".advertise.stunServers is empty, method stun needs at least one",
                    key + ".advertise.stunServers",
                    key + ".advertise.method");
        }
        if (exposure.type() != ExposureType.LOAD_BALANCER) {
            return;
        }
        if (advertise.method() == AdvertiseMethod.NODE) {
            reject(
                    key + ".advertise.method must be addresses or stun with type LoadBalancer, got \"node\"",
                    key + ".advertise.method",
                    key + ".type");
        } else if (addresses > 1 && addresses < jvb.mostReplicas()) {
            reject(
                    "%s.advertise.addresses must be one address, or one for each of %s bridges, got %s"
                            .formatted(key, jvb.mostReplicas(), addresses),
                    key + ".advertise.addresses",
                    key.replaceFirst("exposure$", "autoscaling.maxReplicas"));
        }
    }

    private void releaseOf(String key, String tag) {
        var release = RELEASE.matcher(tag);
        if (release.matches() && Integer.parseInt(release.group(1)) < OLDEST_RELEASE) {
            reject(
                    "%s must be stable-%s-1 or newer, the images before are not rootless, got \"%s\""
                            .formatted(key, OLDEST_RELEASE, tag),
                    key);
        }
    }

    private void entry() {
        var gateway = values.entry().gateway();
        if (gateway.enabled()
                && gateway.className().isEmpty()
                && gateway.parent().name().isEmpty()) {
            reject(
                    "gateway.class is missing, or gateway.parent.name of a Gateway that exists",
                    "gateway.class",
                    "gateway.enabled");
        }
        var ingress = values.entry().ingress();
        if (ingress.enabled()) {
            reflection("ingress.tls", ingress.tls());
        }
        if (gateway.enabled() && gateway.parent().name().isEmpty()) {
            reflection("gateway.tls", gateway.tls());
        } else if (gateway.enabled() && !gateway.tls().reflectTo().isEmpty()) {
            reject(
                    "gateway.tls.reflectTo is for a Gateway of our own, that of gateway.parent.name has its TLS from"
                            + " somebody else",
                    "gateway.tls.reflectTo",
                    "gateway.parent.name");
        }
    }

    /// A Secret that we do not ask cert-manager for is not ours to annotate.
    private void reflection(String key, EntryValues.Tls tls) {
        if (tls.reflectTo().isEmpty() || (tls.enabled() && tls.clusterIssuer().isPresent())) {
            return;
        }
        if (tls.enabled()) {
            var annotations = Reflection.annotations(tls.reflectTo()).entrySet().stream()
                    .map(annotation -> "%s: \"%s\"".formatted(annotation.getKey(), annotation.getValue()))
                    .collect(Collectors.joining(", "));
            reject(
                    "%s.reflectTo needs %s.clusterIssuer; the Secret %s is somebody else's, who must give it %s"
                            .formatted(key, key, tls.secretName(), annotations),
                    key + ".reflectTo",
                    key + ".clusterIssuer");
        } else {
            reject(
                    "%s.reflectTo needs %s.enabled, there is no Secret to copy".formatted(key, key),
                    key + ".reflectTo",
                    key + ".enabled");
        }
    }

    /// Prosody's module compares a client's address with one network. To take any of several would leave a
    /// Prometheus from another one without answers, which nobody would notice.
    private void monitoring() {
        var networks = values.cluster().podNetworks();
        if (values.monitoring().enabled()
                && values.monitoring().prometheus().network().isEmpty()
                && networks.size() != 1) {
            reject(
                    "monitoring.prometheus.network is missing, Prosody shows its metrics to one network only and"
                            + " cluster.podNetworks has %s".formatted(networks.isEmpty() ? "none" : networks.size()),
                    "monitoring.prometheus.network",
                    "cluster.podNetworks",
                    "monitoring.enabled");
        }
    }

    private void capabilities(Capabilities capabilities) {
        if (values.entry().gateway().enabled()
                && GatewayApi.VERSIONS.stream().noneMatch(version -> capabilities.offers(version, "HTTPRoute"))) {
            reject(
                    "gateway.enabled needs the Gateway API (%s), which the cluster does not have: install it, or use"
                                    .formatted(GatewayApi.VERSIONS.getFirst())
                            + " ingress.enabled",
                    "gateway.enabled");
        }
        if (values.monitoring().enabled()
                && values.monitoring().scrape() == ScrapeMethod.POD_MONITOR
                && !capabilities.offers(PodMonitor.API_VERSION, PodMonitor.KIND)) {
            reject(
                    "monitoring.scrape needs PodMonitors (%s), which the cluster does not have: install the"
                                    .formatted(PodMonitor.API_VERSION)
                            + " Prometheus Operator, or set it to annotations",
                    "monitoring.scrape",
                    "monitoring.enabled");
        } else if (values.monitoring().enabled()
                && values.monitoring().ruleType() == RuleType.PROMETHEUS_RULE
                && !capabilities.offers(PrometheusRule.API_VERSION, PrometheusRule.KIND)) {
            reject(
                    "monitoring.rules.type needs PrometheusRules (%s), which the cluster does not have: install the"
                                    .formatted(PrometheusRule.API_VERSION)
                            + " Prometheus Operator, or set it to ConfigMap",
                    "monitoring.rules.type",
                    "monitoring.scrape",
                    "monitoring.enabled");
        }
        scaler("jvb", values.components().jvb(), capabilities);
        values.shards()
                .forEach((ordinal, shard) -> scaler(
                        "shards.%s.jvb".formatted(ordinal), shard.components().jvb(), capabilities));
    }

    private void scaler(String key, BridgeValues jvb, Capabilities capabilities) {
        if (jvb.autoscaling().enabled()
                && jvb.autoscaling().kind() == ScalerKind.SCALED_OBJECT
                && !capabilities.offers(ScaledObject.API_VERSION, ScaledObject.KIND)) {
            reject(
                    "%s.autoscaling.kind needs ScaledObjects (%s), which the cluster does not have: install KEDA, or"
                                    .formatted(key, ScaledObject.API_VERSION)
                            + " set it to HorizontalPodAutoscaler",
                    key + ".autoscaling.kind");
        }
    }

    /// Names are all that tells the objects of two installations apart.
    private void neighbour(Neighbour neighbour) {
        var theirs = neighbour.values();
        if (theirs.cluster().name().equals(values.cluster().name())
                && theirs.namespace().equals(values.namespace())
                && theirs.name().equals(values.name())) {
            reject(
                    "namespace must differ from that of %s, or name or cluster.name must, got \"%s\""
                            .formatted(neighbour.name(), values.namespace()),
                    "namespace",
                    "name",
                    "cluster.name");
        }
        dashboards(neighbour);
    }

    /// A sidecar that sees both takes one for the other, or gives Grafana every dashboard twice, which it refuses.
    private void dashboards(Neighbour neighbour) {
        var theirs = neighbour.values();
        if (theirs.cluster().name().equals(values.cluster().name())
                && values.monitoring().showsDashboards()
                && theirs.monitoring().showsDashboards()
                && theirs.monitoring()
                        .dashboards()
                        .labels()
                        .equals(values.monitoring().dashboards().labels())) {
            reject(
                    "monitoring.dashboards.enabled must be false here or in %s: the dashboards of one show both, and"
                                    .formatted(neighbour.name())
                            + " Grafana's sidecar selects the same labels, got \"true\"",
                    "monitoring.dashboards.enabled",
                    "monitoring.enabled");
        }
    }

    private void reject(String message, String... paths) {
        blame.on(message, paths).ifPresent(problems::add);
    }
}
