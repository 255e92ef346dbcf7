/// What the documents say is true.
package dev.jitsirenderer.docs;
