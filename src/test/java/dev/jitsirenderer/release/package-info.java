/// What is built, shipped and published fits together: executable, image, list of contents, workflows.
package dev.jitsirenderer.release;
