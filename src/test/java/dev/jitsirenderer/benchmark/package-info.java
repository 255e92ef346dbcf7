/// What a render costs: the benchmark of its steps, and a test of the benchmark of processes in `native/benchmark`.
package dev.jitsirenderer.benchmark;
