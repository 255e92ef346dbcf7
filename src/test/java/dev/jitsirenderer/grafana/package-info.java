/// Holds the dashboards against Grafana's model of a dashboard and against the series that components serve.
@NullMarked
package dev.jitsirenderer.grafana;

import org.jspecify.annotations.NullMarked;
