package dev.jitsirenderer.plan;

import dev.jitsirenderer.values.Values;

/// What objects are called and by which address they are reached.
///
/// @param prefix empty, or the name of the installation with a dash behind it
record Names(String prefix, String namespace, String clusterDomain) {

    static Names of(Values values) {
        return new Names(
                values.name().map(name -> name + "-").orElse(""),
                values.namespace(),
                values.cluster().domain());
    }

    /// An object that all shards share.
    String shared(String name) {
        return prefix + name;
    }

    String shard(int ordinal) {
        return prefix + "shard-" + ordinal;
    }

    /// A component of a shard, such as `shard-0-web`.
    String component(int ordinal, String component) {
        return shard(ordinal) + "-" + component;
    }

    /// The full name of a Service. Complete, with a dot less than absolute: a short name would be looked up once for
    /// every search domain of a Pod.
    String address(String service) {
        return "%s.%s.svc.%s".formatted(service, namespace, clusterDomain);
    }
}
