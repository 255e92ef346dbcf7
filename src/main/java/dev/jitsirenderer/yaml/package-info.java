/// YAML and JSON as data: every node knows where it was written. Reads what users write, quotes what we write.
@NullMarked
package dev.jitsirenderer.yaml;

import org.jspecify.annotations.NullMarked;
