package dev.jitsirenderer.check;

import dev.jitsirenderer.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/// The field schema, for tests of files that the renderer does not print itself.
public final class Fields {

    private Fields() {}

    /// What is wrong with the fields of one object. Kinds that the schema does not know have no mistakes.
    public static List<String> mistakes(String object, String file) {
        var problems = new Problems();
        FieldRules.check(List.of(Yaml.manifest(object, file)), Set.of(), problems);
        return problems.diagnostics().stream().map(Diagnostic::toString).toList();
    }
}
