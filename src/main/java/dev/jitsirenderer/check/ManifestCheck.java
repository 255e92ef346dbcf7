package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import java.util.List;

/// Checks that a list of manifests makes an installation that can live: every field known, every object once, every
/// name fit, every
/// reference met, every port somebody's.
public final class ManifestCheck {

    private ManifestCheck() {}

    /// @param declared what manifests may name although it is not among them
    public static Checked<List<Manifest>> check(List<Manifest> manifests, Declared declared) {
        var problems = new Problems();
        FieldRules.check(manifests, problems);
        IdentityRules.check(manifests, problems);
        var inventory = new Inventory(manifests, declared);
        WorkloadRules.check(manifests, inventory, problems);
        PodRules.check(inventory, problems);
        ServiceRules.check(manifests, inventory, problems);
        return Checked.of(manifests, problems.diagnostics());
    }

    /// The objects of kinds that no schema is known of: nobody has checked their fields.
    public static List<Manifest> withoutSchema(List<Manifest> manifests) {
        return FieldRules.withoutSchema(manifests);
    }
}
