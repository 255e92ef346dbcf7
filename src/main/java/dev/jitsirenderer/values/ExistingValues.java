package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Map;

/// `existing`: objects of the namespace that others create.
///
/// @param workloads names of Deployments, StatefulSets and the like
/// @param pods the labels of Pods
public record ExistingValues(
        List<String> secrets,
        List<String> configMaps,
        List<String> serviceAccounts,
        List<String> services,
        List<String> workloads,
        List<Map<String, String>> pods) {

    private static final Key<List<String>> SECRETS =
            names("secrets", "Secrets", "Secrets, besides those that other values name.");
    private static final Key<List<String>> CONFIG_MAPS = names("configMaps", "ConfigMaps", "ConfigMaps.");
    private static final Key<List<String>> SERVICE_ACCOUNTS =
            names("serviceAccounts", "ServiceAccounts", "ServiceAccounts.");
    private static final Key<List<String>> SERVICES = names("services", "Services", "Services.");
    private static final Key<List<String>> WORKLOADS =
            names("workloads", "workloads", "Deployments, StatefulSets and other things that an autoscaler can scale.");
    private static final Key<List<Map<String, String>>> PODS = Key.of(
            "pods",
            Types.list(Types.labels(), "mappings of labels"),
            "Pods, by their labels, for Services and PodDisruptionBudgets that select them.");

    static final SectionType<ExistingValues> TYPE = new SectionType<>(
            List.of(SECRETS, CONFIG_MAPS, SERVICE_ACCOUNTS, SERVICES, WORKLOADS, PODS),
            section -> new ExistingValues(
                    section.get(SECRETS),
                    section.get(CONFIG_MAPS),
                    section.get(SERVICE_ACCOUNTS),
                    section.get(SERVICES),
                    section.get(WORKLOADS),
                    section.get(PODS)));

    private static Key<List<String>> names(String name, String kind, String description) {
        return Key.of(name, Types.list(Types.dnsName(), "names of " + kind), description);
    }
}
