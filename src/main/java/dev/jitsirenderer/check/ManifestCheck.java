package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import java.util.List;

/// Checks that a list of manifests makes an installation that can live: every field known, every object once, every
/// name fit, every
/// reference met, every port somebody's.
public final class ManifestCheck {

    private ManifestCheck() {}

    public static Checked<List<Manifest>> check(List<Manifest> manifests) {
        var problems = new Problems();
        FieldRules.check(manifests, problems);
        IdentityRules.check(manifests, problems);
        WorkloadRules.check(manifests, problems);
        ServiceRules.check(manifests, problems);
        return Checked.of(manifests, problems.diagnostics());
    }

    /// The objects of kinds that no schema is known of: nobody has checked their fields.
    public static List<Manifest> withoutSchema(List<Manifest> manifests) {
        return FieldRules.withoutSchema(manifests);
    }
}
