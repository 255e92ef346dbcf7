/// The language in which the values model is written: keys, what they accept, and how a tree is bound to them.
///
/// One description of a key serves the binder, the error texts, the JSON Schema and the reference in `docs/`.
@NullMarked
package dev.jitsirenderer.values.type;

import org.jspecify.annotations.NullMarked;
