/// Manifests as bytes: our canonical YAML, on a stream or in a directory.
@NullMarked
package dev.jitsirenderer.output;

import org.jspecify.annotations.NullMarked;
