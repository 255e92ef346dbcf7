package dev.jitsirenderer.plan;

/// The order in which Argo CD applies objects; it waits for each wave to be healthy.
///
/// Configuration comes first because Pods mount it and HAProxy refuses to start while the names of its peers do not
/// resolve. HAProxy follows the shards that it checks, and the way in comes when there is something behind it.
/// Monitoring is last: it finds what is there.
enum Wave {
    CONFIGURATION(0),
    PROSODY(1),
    JICOFO(2),
    JVB(3),
    WEB(4),
    HAPROXY(5),
    ENTRY(6),
    MONITORING(7);

    private final int number;

    Wave(int number) {
        this.number = number;
    }

    String number() {
        return Integer.toString(number);
    }
}
