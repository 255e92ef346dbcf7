/// A real Prometheus that scrapes what is rendered: real HAProxy processes, and HTTP servers that answer as the other
/// components and the cluster do (`src/test/resources/metrics`).
@NullMarked
package dev.jitsirenderer.monitoringlab;

import org.jspecify.annotations.NullMarked;
