package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import java.util.ArrayList;
import java.util.List;

/// Checks that a list of manifests makes an installation that can live: every object once, every name fit, every
/// reference met, every port somebody's.
public final class ManifestCheck {

    private ManifestCheck() {}

    public static Checked<List<Manifest>> check(List<Manifest> manifests) {
        var problems = new ArrayList<Diagnostic>();
        problems.addAll(IdentityRules.check(manifests));
        problems.addAll(WorkloadRules.check(manifests));
        problems.addAll(ServiceRules.check(manifests));
        return Checked.of(manifests, problems);
    }

    /// @param manifest the one that is wrong
    static Diagnostic problem(Manifest manifest, String message) {
        return new Diagnostic(Position.of(label(manifest)), message);
    }

    static String label(Manifest manifest) {
        return "%s %s".formatted(manifest.kind(), manifest.name());
    }
}
