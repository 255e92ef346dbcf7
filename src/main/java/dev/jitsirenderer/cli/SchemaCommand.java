package dev.jitsirenderer.cli;

import dev.jitsirenderer.values.ValuesSchema;
import picocli.CommandLine.Model.CommandSpec;

/// `schema`: what editors need to complete and check a values file.
final class SchemaCommand implements Command {

    private final CommandSpec spec = CommandModel.of(this, "schema", "Print the JSON Schema of a values.yaml.");

    SchemaCommand() {
        CommandModel.examples(spec, "  jitsi-renderer schema > environments/values.schema.json");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(ValuesSchema.text());
        out.flush();
        return ExitCode.DONE;
    }
}
