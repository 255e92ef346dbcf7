package dev.jitsirenderer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandsTest {

    private static final Set<Class<?>> CONVERTED = Set.of(boolean.class, String.class);

    /// A native executable could not make them otherwise.
    @Test
    void everyCommandOfPicocliIsRegistered() {
        var ofPicocli = Commands.commandLine("help").getSubcommands().values().stream()
                .<Class<?>>map(command -> command.getCommand().getClass())
                .filter(command -> command.getName().startsWith("picocli."))
                .toList();

        assertThat(ofPicocli)
                .hasSize(2)
                .containsExactly(Commands.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets());
    }

    static List<String> ours() {
        return Commands.commandLine().getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommand().getClass().getName().startsWith("picocli."))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// picocli would look for a converter of any other type by its name.
    @ParameterizedTest
    @MethodSource("ours")
    void everyOptionIsConvertedWithoutReflection(String command) {
        var spec = Objects.requireNonNull(
                        Commands.commandLine().getSubcommands().get(command))
                .getCommandSpec();

        assertThat(spec.args())
                .isNotEmpty()
                .allMatch(argument -> argument.converters().length == 1
                        || Stream.of(argument.auxiliaryTypes()).allMatch(CONVERTED::contains));
    }

    /// What is left out of the command line must not change what it says.
    @ParameterizedTest
    @MethodSource("ours")
    void helpOfACommandIsTheSameWhetherOthersAreKnownOrNot(String command) {
        assertThat(usage(Commands.commandLine(command), command)).isEqualTo(usage(Commands.commandLine(), command));
    }

    private static String usage(CommandLine commandLine, String command) {
        var text = new StringWriter();
        Objects.requireNonNull(commandLine.getSubcommands().get(command)).usage(new PrintWriter(text, true));
        return text.toString();
    }
}
