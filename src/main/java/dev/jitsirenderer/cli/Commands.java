package dev.jitsirenderer.cli;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/// The commands of the program, in the order of its help.
///
/// Those of picocli are registered here, because picocli reads their annotations.
@RegisterForReflection(targets = {HelpCommand.class, GenerateCompletion.class})
final class Commands {

    private static final Map<String, Supplier<CommandSpec>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("render", () -> ours(new RenderCommand()));
        ALL.put("generate", () -> ours(new GenerateCommand()));
        ALL.put("validate", () -> ours(new ValidateCommand()));
        ALL.put("explain", () -> ours(new ExplainCommand()));
        ALL.put("parameters", () -> ours(new ParametersCommand()));
        ALL.put("doctor", () -> ours(new DoctorCommand()));
        ALL.put("schema", () -> ours(new SchemaCommand()));
        ALL.put("secrets", () -> ours(new SecretsCommand()));
        ALL.put("init", () -> ours(new InitCommand()));
        ALL.put("version", () -> ours(new VersionCommand()));
        ALL.put("help", () -> ofPicocli(new HelpCommand(), "  jitsi-renderer help render"));
        ALL.put(
                "generate-completion",
                () -> ofPicocli(new GenerateCompletion(), "  source <(jitsi-renderer generate-completion)"));
    }

    private Commands() {}

    private static CommandSpec ours(Command command) {
        return CommandModel.withHelp(command.spec());
    }

    private static CommandSpec ofPicocli(Object command, String example) {
        var spec = CommandModel.completed(CommandSpec.forAnnotatedObject(command));
        CommandModel.examples(spec, example);
        return spec;
    }

    /// A command line that understands these arguments. If they begin with a command of ours, it knows that command
    /// alone: to know all of them takes longer than most of them take.
    static CommandLine commandLine(String... arguments) {
        var commandLine = Console.commandLine(ours(new JitsiRendererCommand()));
        var first = arguments.length == 0 ? "" : arguments[0];
        var isAlone = ALL.containsKey(first) && !first.equals("help") && !first.equals("generate-completion");
        ALL.forEach((name, spec) -> {
            if (!isAlone || name.equals(first)) {
                commandLine.addSubcommand(name, spec.get());
            }
        });
        return commandLine;
    }
}
