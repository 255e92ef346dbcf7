package dev.jitsirenderer.topology;

/// What Prometheus can wake somebody for. Runbooks, Alertmanager's routes and `monitoring.rules.disabled` use the
/// same names.
public enum AlertName implements Word {
    NO_PROXY("JitsiNoProxy"),
    PROXY_MISSING("JitsiProxyMissing"),
    PROXIES_DISAGREE("JitsiProxiesDisagree"),
    PEERS_DISCONNECTED("JitsiPeersDisconnected"),
    STICK_TABLE_NEARLY_FULL("JitsiStickTableNearlyFull"),
    ROOM_FAILOVERS("JitsiRoomFailovers"),
    SHARD_DOWN("JitsiShardDown"),
    PROSODY_DOWN("JitsiProsodyDown"),
    JICOFO_DOWN("JitsiJicofoDown"),
    SIGNALLING_RESTARTED("JitsiSignallingRestarted"),
    NO_OPERATIONAL_BRIDGE("JitsiNoOperationalBridge"),
    BRIDGE_DOWN("JitsiBridgeDown"),
    BRIDGE_UNUSABLE("JitsiBridgeUnusable"),
    BRIDGES_LOST("JitsiBridgesLost"),
    BRIDGES_STRESSED("JitsiBridgesStressed"),
    BRIDGE_DROPS_PACKETS("JitsiBridgeDropsPackets"),
    BRIDGE_DRAINS_TOO_LONG("JitsiBridgeDrainsTooLong"),
    POD_TERMINATES_TOO_LONG("JitsiPodTerminatesTooLong"),
    AUTOSCALER_AT_MAXIMUM("JitsiAutoscalerAtMaximum"),
    AUTOSCALER_WITHOUT_METRIC("JitsiAutoscalerWithoutMetric"),
    CERTIFICATE_EXPIRES("JitsiCertificateExpires");

    private final String word;

    AlertName(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
