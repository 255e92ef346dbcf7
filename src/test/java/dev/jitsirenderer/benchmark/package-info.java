/// What a render costs: a test of `native/benchmark`.
package dev.jitsirenderer.benchmark;
