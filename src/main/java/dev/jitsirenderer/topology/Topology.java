package dev.jitsirenderer.topology;

/// What an environment renders: an installation of Jitsi, or the monitoring stack of a cluster.
public sealed interface Topology permits Installation, MonitoringStack {}
