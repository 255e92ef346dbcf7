/// From an environment's directory to one tree of values: where the files are, what is in them, which one wins.
@NullMarked
package dev.jitsirenderer.values.layer;

import org.jspecify.annotations.NullMarked;
