/// What Argo CD says to a config management plugin and what it wants to hear: variables, parameters, `plugin.yaml`, the
/// sidecar. Variables come as a map from whoever may read them.
@NullMarked
package dev.jitsirenderer.argocd;

import org.jspecify.annotations.NullMarked;
