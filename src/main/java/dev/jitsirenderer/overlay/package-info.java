/// What an environment changes in rendered objects: one patch applied to one object, as kustomize does it.
@NullMarked
package dev.jitsirenderer.overlay;

import org.jspecify.annotations.NullMarked;
