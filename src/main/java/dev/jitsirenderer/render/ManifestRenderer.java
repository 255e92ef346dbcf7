package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.Alerting;
import dev.jitsirenderer.topology.BridgePool;
import dev.jitsirenderer.topology.ConfigFiles;
import dev.jitsirenderer.topology.GeneratedFile;
import dev.jitsirenderer.topology.Haproxy;
import dev.jitsirenderer.topology.Installation;
import dev.jitsirenderer.topology.Monitoring;
import dev.jitsirenderer.topology.Monitoring.AdapterConfig;
import dev.jitsirenderer.topology.MonitoringStack;
import dev.jitsirenderer.topology.Shard;
import dev.jitsirenderer.topology.Topology;
import dev.jitsirenderer.topology.Workload;
import dev.jitsirenderer.yaml.Mapping;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/// Prints every object of an installation. Which objects there are is the plan's decision; this is the list of them.
public final class ManifestRenderer {

    /// Shards know nothing of each other. For fewer of them, other threads take longer to start than to help.
    private static final int WORTH_THREADS = 50;

    private final Installation installation;
    private final BiPredicate<String, String> isWanted;
    private final Function<TemplateInstance, Mapping> reader;
    private final Map<GeneratedFile, String> webFiles;

    private ManifestRenderer(
            Installation installation,
            BiPredicate<String, String> isWanted,
            Function<TemplateInstance, Mapping> reader) {
        this.installation = installation;
        this.isWanted = isWanted;
        this.reader = reader;
        this.webFiles = Map.of(
                GeneratedFile.REAL_IP, new ConfigurationTemplates.RealIp(installation.trustedNetworks()).render(),
                GeneratedFile.CUSTOM_CONFIG, new ConfigurationTemplates.CustomConfig().render());
    }

    public static List<Manifest> render(Topology topology) {
        return render(topology, (_, _) -> true);
    }

    /// Only some of the objects.
    ///
    /// @param isWanted whether those of a scope and component are, as a [Manifest] names them
    public static List<Manifest> render(Topology topology, BiPredicate<String, String> isWanted) {
        return render(topology, isWanted, new ManifestReader()::read);
    }

    /// @param reader makes an object of what a template prints
    static List<Manifest> render(
            Topology topology, BiPredicate<String, String> isWanted, Function<TemplateInstance, Mapping> reader) {
        TemplateContainer.start();
        return topology instanceof MonitoringStack stack
                ? MonitoringStackRenderer.render(stack, isWanted, reader)
                : installation((Installation) topology, isWanted, reader);
    }

    private static List<Manifest> installation(
            Installation installation,
            BiPredicate<String, String> isWanted,
            Function<TemplateInstance, Mapping> reader) {
        var renderer = new ManifestRenderer(installation, isWanted, reader);
        var manifests = renderer.shared();
        independent(installation.shards()).map(renderer::shard).forEachOrdered(manifests::addAll);
        return manifests;
    }

    private static Stream<Shard> independent(List<Shard> shards) {
        return shards.size() < WORTH_THREADS ? shards.stream() : shards.parallelStream();
    }

    private List<Manifest> shared() {
        var shared = new Sink(Manifest.SHARED);
        for (var account : installation.serviceAccounts()) {
            shared.add(account.component(), new ObjectTemplates.ServiceAccount(account.metadata()));
        }
        haproxy(installation.haproxy(), shared);
        installation.ingresses().forEach(ingress -> shared.add("ingress", new EntryTemplates.Ingress(ingress)));
        installation.gateways().forEach(gateway -> shared.add("gateway", new EntryTemplates.Gateway(gateway)));
        installation.httpRoutes().forEach(route -> shared.add("gateway", new EntryTemplates.HttpRoute(route)));
        monitoring(installation.monitoring(), shared);
        alerting(installation.alerting(), shared);
        return shared.manifests;
    }

    private static void monitoring(Monitoring monitoring, Sink shared) {
        monitoring.readers().forEach(reader -> {
            shared.add("prometheus", new MonitoringTemplates.Role(reader));
            shared.add("prometheus", new MonitoringTemplates.RoleBinding(reader));
        });
        monitoring.adapterConfigs().forEach(config -> {
            var rules = new ConfigurationTemplates.AdapterConfig(config.rules()).render();
            shared.add(
                    config.component(),
                    new ObjectTemplates.ConfigMap(config.metadata(), Map.of(AdapterConfig.FILE, rules), Map.of()));
        });
        monitoring
                .podMonitors()
                .forEach(monitor -> shared.add(monitor.component(), new MonitoringTemplates.PodMonitor(monitor)));
        monitoring
                .dashboards()
                .forEach(file -> shared.add(
                        file.component(),
                        new ObjectTemplates.ConfigMap(file.metadata(), DashboardTexts.of(file.dashboard()), Map.of())));
    }

    private static void alerting(Alerting alerting, Sink shared) {
        alerting.prometheusRules().forEach(rule -> shared.add("alerts", new MonitoringTemplates.PrometheusRule(rule)));
        alerting.ruleFiles().forEach(file -> {
            var text = new MonitoringTemplates.Rules(file.groups()).render();
            shared.add("alerts", new ObjectTemplates.ConfigMap(file.metadata(), Map.of(file.key(), text), Map.of()));
        });
    }

    private static void haproxy(Haproxy haproxy, Sink shared) {
        var workload = haproxy.workload();
        var generated = new ConfigurationTemplates.Haproxy(haproxy.routing()).render();
        var configuration = Configuration.of(workload.files(), Map.of(GeneratedFile.HAPROXY, generated));
        surroundings("haproxy", workload, configuration, shared);
        shared.add("haproxy", new HaproxyTemplates.StatefulSet(haproxy, configuration.checksum()));
        shared.add("haproxy", new HaproxyTemplates.Service(haproxy));
        shared.add("haproxy", new HaproxyTemplates.HeadlessService(haproxy));
        haproxy.peers().forEach(peer -> shared.add("haproxy", new HaproxyTemplates.PeerService(peer)));
        workload.networkPolicies()
                .forEach(policy -> shared.add("haproxy", new HaproxyTemplates.NetworkPolicy(policy, haproxy)));
    }

    private List<Manifest> shard(Shard shard) {
        var sink = new Sink("shard-" + shard.ordinal());
        web(shard, sink);
        prosody(shard, sink);
        jicofo(shard, sink);
        bridges(shard.bridges(), sink);
        return sink.manifests;
    }

    private void web(Shard shard, Sink sink) {
        var configuration = Configuration.of(shard.web().files(), webFiles);
        surroundings("web", shard.web(), configuration, sink);
        sink.add("web", new WebTemplates.Deployment(shard, configuration.checksum()));
        sink.add("web", new WebTemplates.Service(shard));
        shard.web()
                .networkPolicies()
                .forEach(policy ->
                        sink.add("web", new WebTemplates.NetworkPolicy(policy, shard, installation.haproxy())));
    }

    private static void prosody(Shard shard, Sink sink) {
        var configuration = Configuration.of(shard.prosody().files());
        surroundings("prosody", shard.prosody(), configuration, sink);
        sink.add("prosody", new ProsodyTemplates.Deployment(shard, configuration.checksum()));
        sink.add("prosody", new ProsodyTemplates.Service(shard));
        shard.prosody()
                .networkPolicies()
                .forEach(policy -> sink.add("prosody", new ProsodyTemplates.NetworkPolicy(policy, shard)));
    }

    private static void jicofo(Shard shard, Sink sink) {
        var configuration = Configuration.of(shard.jicofo().files());
        surroundings("jicofo", shard.jicofo(), configuration, sink);
        sink.add("jicofo", new JicofoTemplates.Deployment(shard, configuration.checksum()));
        sink.add("jicofo", new JicofoTemplates.Service(shard));
        shard.jicofo()
                .networkPolicies()
                .forEach(policy -> sink.add("jicofo", new JicofoTemplates.NetworkPolicy(policy, shard)));
    }

    private static void bridges(BridgePool pool, Sink sink) {
        var generated = new ConfigurationTemplates.CustomJvb(pool.maxDrain(), pool.shuttingDownDelay()).render();
        var configuration = Configuration.of(pool.workload().files(), Map.of(GeneratedFile.CUSTOM_JVB, generated));
        surroundings("jvb", pool.workload(), configuration, sink);
        sink.add("jvb", new BridgeTemplates.StatefulSet(pool, configuration.checksum()));
        sink.add("jvb", new BridgeTemplates.HeadlessService(pool));
        pool.nodePortServices().forEach(service -> sink.add("jvb", new BridgeTemplates.NodePortService(service)));
        pool.loadBalancerServices()
                .forEach(service -> sink.add("jvb", new BridgeTemplates.LoadBalancerService(service)));
        pool.autoscalers().forEach(scaler -> sink.add("jvb", new BridgeTemplates.HorizontalPodAutoscaler(scaler)));
        pool.scaledObjects().forEach(scaled -> sink.add("jvb", new BridgeTemplates.ScaledObject(scaled)));
        pool.workload()
                .networkPolicies()
                .forEach(policy -> sink.add("jvb", new BridgeTemplates.NetworkPolicy(policy, pool)));
    }

    /// What looks the same around every workload.
    private static void surroundings(String component, Workload workload, Configuration configuration, Sink sink) {
        ConfigFiles files = workload.files();
        files.configMaps()
                .forEach(metadata -> sink.add(
                        component,
                        new ObjectTemplates.ConfigMap(metadata, configuration.text(), configuration.binary())));
        workload.disruptionBudgets()
                .forEach(budget ->
                        sink.add(component, new ObjectTemplates.PodDisruptionBudget(budget, workload.selector())));
    }

    /// Takes the objects of one scope.
    private final class Sink {

        private final String scope;
        private final List<Manifest> manifests = new ArrayList<>();

        private Sink(String scope) {
            this.scope = scope;
        }

        private void add(String component, TemplateInstance template) {
            if (isWanted.test(scope, component)) {
                manifests.add(new Manifest(scope, component, reader.apply(template)));
            }
        }
    }
}
