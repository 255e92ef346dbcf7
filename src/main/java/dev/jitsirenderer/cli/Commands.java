package dev.jitsirenderer.cli;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// The commands of the program, in the order of its help.
///
/// Those of picocli are registered here: Quarkus registers annotated classes of ours, and what they name.
@RegisterForReflection(targets = {HelpCommand.class, GenerateCompletion.class})
final class Commands {

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("render", RenderCommand::new);
        ALL.put("generate", GenerateCommand::new);
        ALL.put("validate", ValidateCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("parameters", ParametersCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("schema", SchemaCommand::new);
        ALL.put("secrets", SecretsCommand::new);
        ALL.put("init", InitCommand::new);
        ALL.put("version", VersionCommand::new);
        // No references to constructors of picocli: JDK 25 cannot write its AOT cache with them (JVM crash), because
        // the classes are older than Java 6.
        ALL.put("help", () -> new HelpCommand());
        ALL.put("generate-completion", () -> new GenerateCompletion());
    }

    private Commands() {}

    /// A command line that understands these arguments. If they begin with a command that needs no other, it knows that
    /// command alone: picocli looks at every field of those that it knows.
    static CommandLine commandLine(String... arguments) {
        var commandLine = Console.commandLine(new JitsiRendererCommand()).setExecutionStrategy(Commands::execute);
        var first = arguments.length == 0 ? "" : arguments[0];
        var isAlone = ALL.containsKey(first) && !first.equals("help") && !first.equals("generate-completion");
        ALL.forEach((name, command) -> {
            if (!isAlone || name.equals(first)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        return commandLine;
    }

    /// Help and mistakes are answered before the container starts.
    private static int execute(ParseResult parsed) {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        var last = parsed.asCommandLineList().getLast();
        return last.getCommand() instanceof PrintsTemplates command && command.printsTemplates()
                ? Container.call(() -> new RunLast().execute(parsed))
                : new RunLast().execute(parsed);
    }
}
