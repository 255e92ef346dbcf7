/// Takes every decision: what things are called, which port they get, what they depend on. Pure functions of values.
@NullMarked
package dev.jitsirenderer.plan;

import org.jspecify.annotations.NullMarked;
