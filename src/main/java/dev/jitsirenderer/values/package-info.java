/// The values of an environment: what may be written, what it becomes, and what is wrong with it.
@NullMarked
package dev.jitsirenderer.values;

import org.jspecify.annotations.NullMarked;
