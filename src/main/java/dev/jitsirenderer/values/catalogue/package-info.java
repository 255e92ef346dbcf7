/// What is known about the world the values talk to: the settings and files that Jitsi's images read, and the keys of
/// the chart that people come from.
@NullMarked
package dev.jitsirenderer.values.catalogue;

import org.jspecify.annotations.NullMarked;
