package dev.jitsirenderer.cli;

import dev.jitsirenderer.values.ValuesSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `schema`: what editors need to complete and check a values file.
@Command(
        name = "schema",
        description = "Print the JSON Schema of a values.yaml.",
        footerHeading = "%nExample:%n",
        footer = "  jitsi-renderer schema > environments/values.schema.json")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(ValuesSchema.text());
        out.flush();
        return ExitCode.DONE;
    }
}
