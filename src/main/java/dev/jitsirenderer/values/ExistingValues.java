package dev.jitsirenderer.values;

import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;

/// `existing`: objects of the namespace that others create.
public record ExistingValues(
        List<String> secrets, List<String> configMaps, List<String> serviceAccounts, List<String> services) {

    private static final Key<List<String>> SECRETS =
            names("secrets", "Secrets", "Secrets, besides those that other values name.");
    private static final Key<List<String>> CONFIG_MAPS = names("configMaps", "ConfigMaps", "ConfigMaps.");
    private static final Key<List<String>> SERVICE_ACCOUNTS =
            names("serviceAccounts", "ServiceAccounts", "ServiceAccounts.");
    private static final Key<List<String>> SERVICES = names("services", "Services", "Services.");

    static final SectionType<ExistingValues> TYPE = new SectionType<>(
            List.of(SECRETS, CONFIG_MAPS, SERVICE_ACCOUNTS, SERVICES),
            section -> new ExistingValues(
                    section.get(SECRETS),
                    section.get(CONFIG_MAPS),
                    section.get(SERVICE_ACCOUNTS),
                    section.get(SERVICES)));

    private static Key<List<String>> names(String name, String kind, String description) {
        return Key.of(name, Types.list(Types.dnsName(), "names of " + kind), description);
    }
}
