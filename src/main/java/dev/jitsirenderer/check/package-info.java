/// Rules across manifests: what a schema of single objects cannot see.
@NullMarked
package dev.jitsirenderer.check;

import org.jspecify.annotations.NullMarked;
