package dev.jitsirenderer.argocdlab;

import java.time.Duration;

/// A moment after which nobody waits for an answer any more.
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    Deadline earlier(Duration duration) {
        return new Deadline(nanoTime - duration.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }
}
