/// Patches held against kustomize itself.
package dev.jitsirenderer.overlay;
