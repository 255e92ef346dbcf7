package dev.jitsirenderer.haproxylab;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits, but not for ever.
public final class Eventually {

    /// Conditions hold much sooner. On a machine that has other work, nothing must depend on how much.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    /// Returns how long it took. A condition that cannot be asked yet does not hold yet.
    public static Duration holds(String what, Condition condition) {
        var start = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                if (condition.holds()) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (IOException e) {
                last = e;
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                last = e;
            }
            pause(Duration.ofMillis(5));
        }
        throw new IllegalStateException("not after %s: %s".formatted(PATIENCE, what), last);
    }

    public static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
