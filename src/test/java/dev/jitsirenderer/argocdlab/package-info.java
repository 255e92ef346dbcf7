/// Argo CD as the plugin sees it: what the repo-server sends, how cmp-server runs the commands of `plugin.yaml`,
/// and what becomes of their output. Written from the sources of Argo CD; docs/decisions/argocd-emulator.md says which.
///
/// A case goes through {@link RepoServer}, which asks a {@link CmpServer}: ours, ours over gRPC, or the real one.
@NullMarked
package dev.jitsirenderer.argocdlab;

import org.jspecify.annotations.NullMarked;
