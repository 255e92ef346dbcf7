package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.Quantity;

/// How much of its memory limit a Java component may use as heap.
final class JavaHeap {

    private static final long MEBIBYTE = 1024L * 1024L;

    /// Metaspace, code cache, thread stacks and direct buffers take about this much however small the heap is.
    private static final long SMALLEST_REST = 256;

    private JavaHeap() {}

    /// The limit less a quarter of it, and less 256 MiB at least, in the JVM's notation. A limit of 4 GiB gives the
    /// heap of 3072m that the images assume by themselves.
    static String of(Quantity limit) {
        var mebibytes = limit.times(1).longValueExact() / MEBIBYTE;
        return mebibytes - Math.max(SMALLEST_REST, mebibytes / 4) + "m";
    }
}
