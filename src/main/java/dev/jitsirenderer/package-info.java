/// The flow from an environment to its manifests.
@NullMarked
package dev.jitsirenderer;

import org.jspecify.annotations.NullMarked;
