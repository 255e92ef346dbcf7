/// A sharded Jitsi Meet as data: immutable, valid once constructed, ignorant of files and templates.
@NullMarked
package dev.jitsirenderer.topology;

import org.jspecify.annotations.NullMarked;
