package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Quantity;
import dev.jitsirenderer.values.type.Key;
import dev.jitsirenderer.values.type.SectionType;
import dev.jitsirenderer.values.type.Types;
import java.util.List;
import java.util.Optional;

/// A persistent volume.
///
/// @param storageClass the cluster's default one if empty
public record StorageValues(Quantity size, Optional<String> storageClass) {

    private static final Key<Quantity> SIZE =
            Key.of("size", Types.quantity("50Gi"), "How large it is. Making it smaller takes a new volume.");
    private static final Key<Optional<String>> STORAGE_CLASS =
            Key.optional("storageClass", Types.dnsName(), "Its StorageClass. Default: that of the cluster.");

    private static final SectionType<StorageValues> TYPE = new SectionType<>(
            List.of(SIZE, STORAGE_CLASS), section -> new StorageValues(section.get(SIZE), section.get(STORAGE_CLASS)));

    static final Key<StorageValues> KEY = Key.of("storage", TYPE, "The persistent volume of each Pod.");
}
