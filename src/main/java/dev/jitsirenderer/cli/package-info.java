/// The command line: the only place that reads arguments and environment variables, and writes to the console.
@NullMarked
package dev.jitsirenderer.cli;

import org.jspecify.annotations.NullMarked;
