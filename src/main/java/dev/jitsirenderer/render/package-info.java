/// Prints a planned installation with Qute templates and reads it back as structured objects.
@NullMarked
package dev.jitsirenderer.render;

import org.jspecify.annotations.NullMarked;
