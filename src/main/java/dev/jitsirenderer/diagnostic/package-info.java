/// What is wrong with the input and where: positions, diagnostics and the outcome of a check.
@NullMarked
package dev.jitsirenderer.diagnostic;

import org.jspecify.annotations.NullMarked;
