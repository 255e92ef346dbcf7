package dev.jitsirenderer.cli;

/// The only clock: what it says goes to standard error, never into a manifest.
final class Stopwatch {

    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final long start = System.nanoTime();

    long milliseconds() {
        return (System.nanoTime() - start) / NANOSECONDS_PER_MILLISECOND;
    }
}
