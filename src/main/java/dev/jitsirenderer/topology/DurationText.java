package dev.jitsirenderer.topology;

import java.time.Duration;

/// Lengths of time in the notation that HAProxy, HOCON and our values share: a number and one unit.
public final class DurationText {

    private DurationText() {}

    /// In the largest unit that needs no fraction: `1d`, `4h`, `90s`, `1500ms`.
    public static String of(Duration duration) {
        var millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        var seconds = millis / 1_000;
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + "s";
        }
        if (seconds % 3_600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
    }
}
