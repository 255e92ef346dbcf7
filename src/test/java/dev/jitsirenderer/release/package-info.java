/// What is built, shipped and published fits together: executable, image, SBOM, workflows.
package dev.jitsirenderer.release;
