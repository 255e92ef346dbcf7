package dev.jitsirenderer.plan;

import dev.jitsirenderer.plan.MetadataPlanner.Owner;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.Installation;
import dev.jitsirenderer.topology.Installation.ServiceAccount;
import dev.jitsirenderer.values.Values;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plans an installation: every decision between what the user wrote and what the templates print.
final class InstallationPlanner {

    private InstallationPlanner() {}

    /// @param capabilities decide the versions of kinds that not every cluster has alike
    static Installation plan(Values values, Capabilities capabilities) {
        var names = Names.of(values);
        var metadata = new MetadataPlanner(values);
        var workloads = new WorkloadPlanner(values, metadata);
        var pods = new PodPlanner(values, names, metadata);
        var shards = new ShardPlanner(values, names, metadata, workloads, pods);
        var entry = new EntryPlanner(values, names, metadata, capabilities);
        return new Installation(
                serviceAccounts(names, metadata),
                IntStream.range(0, values.shardCount()).mapToObj(shards::plan).toList(),
                new HaproxyPlanner(values, names, metadata, workloads, pods).plan(),
                entry.ingresses(),
                entry.gateways(),
                entry.httpRoutes(),
                new MonitoringPlanner(values, names, metadata).plan(),
                new AlertPlanner(values, names, metadata).plan(),
                values.cluster().podNetworks());
    }

    private static List<ServiceAccount> serviceAccounts(Names names, MetadataPlanner metadata) {
        return Stream.of("web", "prosody", "jicofo", "jvb", "haproxy")
                .map(component -> new ServiceAccount(
                        component,
                        metadata.metadata(names.shared(component), Owner.shared(component), Wave.CONFIGURATION)))
                .toList();
    }
}
