package dev.jitsirenderer.cli;

import dev.jitsirenderer.values.RendererVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// picocli's model of a command, made by calling it.
///
/// Its annotations say the same in fewer words and are read by reflection, which was a sixth of a small render
/// (docs/decisions/command-line.md).
final class CommandModel {

    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done");
        EXIT_CODES.put("2", "the command line is wrong");
        EXIT_CODES.put("3", "the input is wrong; standard error says where");
        EXIT_CODES.put("70", "a bug of jitsi-renderer");
        EXIT_CODES.put("74", "the output could not be written");
    }

    /// Wide enough for an example on one line.
    private static final int WIDTH = 100;

    private CommandModel() {}

    /// A command with the exit codes of most, and without options.
    static CommandSpec of(Command command, String name, String... description) {
        var spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().description(description);
        return completed(spec);
    }

    /// What all commands have, those of picocli too: a version, and help in our form.
    static CommandSpec completed(CommandSpec spec) {
        spec.versionProvider(() -> new String[] {"jitsi-renderer " + RendererVersion.current()});
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        return spec;
    }

    static void examples(CommandSpec spec, String... examples) {
        spec.usageMessage()
                .footerHeading(examples.length == 1 ? "%nExample:%n" : "%nExamples:%n")
                .footer(examples);
    }

    /// Come after the options of the command.
    static CommandSpec withHelp(CommandSpec spec) {
        return spec.addOption(flag("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(flag("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    static OptionSpec.Builder flag(String name, String... names) {
        return OptionSpec.builder(name, names).type(boolean.class);
    }

    static OptionSpec.Builder text(String name, String label) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class);
    }

    static OptionSpec.Builder texts(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of());
    }

    /// picocli would look for `Path.of` by reflection.
    static OptionSpec.Builder path(String name, String label) {
        return OptionSpec.builder(name).paramLabel(label).type(Path.class).converters(Path::of);
    }

    /// The only one of a command, or its first.
    static PositionalParamSpec.Builder path(String label) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .paramLabel(label)
                .type(Path.class)
                .converters(Path::of);
    }

    static PositionalParamSpec environment() {
        return path("ENV").description("A directory with a values.yaml.").build();
    }
}
