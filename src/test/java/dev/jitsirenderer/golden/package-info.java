/// The full flow over directories of input and expected output.
package dev.jitsirenderer.golden;
