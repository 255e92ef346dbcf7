/// Input that is made to hang the program, to fill its memory or to get at other people's files.
@NullMarked
package dev.jitsirenderer.hostile;

import org.jspecify.annotations.NullMarked;
