package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Capabilities;
import java.util.List;

/// Checks that a list of manifests makes an installation that can live: every field known, every kind offered,
/// every object once, every name fit, every reference met, every port somebody's.
public final class ManifestCheck {

    private ManifestCheck() {}

    /// @param declared by the environment
    /// @param capabilities of the cluster
    public static Checked<List<Manifest>> check(
            List<Manifest> manifests, Declared declared, Capabilities capabilities) {
        var problems = new Problems();
        CapabilityRules.check(manifests, capabilities, problems);
        FieldRules.check(manifests, declared.uncheckedKinds(), problems);
        IdentityRules.check(manifests, problems);
        SecretRules.check(manifests, problems);
        var inventory = new Inventory(manifests, declared);
        WorkloadRules.check(manifests, inventory, problems);
        PodRules.check(inventory, problems);
        ServiceRules.check(manifests, inventory, problems);
        PodServiceRules.check(manifests, problems);
        MonitorRules.check(manifests, inventory, problems);
        RuleGroupRules.check(manifests, problems);
        return Checked.of(manifests, problems.diagnostics());
    }

    /// The objects of kinds that no schema is known of: nobody has checked their fields.
    public static List<Manifest> withoutSchema(List<Manifest> manifests) {
        return FieldRules.withoutSchema(manifests);
    }
}
