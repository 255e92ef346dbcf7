package dev.jitsirenderer.cli;

import dev.jitsirenderer.check.ManifestCheck;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Standard output carries the result of a command and nothing else; everything else goes to standard error. Both are
/// UTF-8, whatever the machine prefers.
final class Console {

    /// Argo CD puts what is printed into the status of an Application, which Kubernetes stores in an object.
    private static final int MAX_PROBLEMS = 200;

    private Console() {}

    static CommandLine commandLine(CommandSpec command) {
        return new CommandLine(command)
                .setOut(new PrintWriter(standardOutput(), false))
                .setErr(new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true))
                .setParameterExceptionHandler(Console::handleUsage)
                .setExecutionExceptionHandler(Console::handle)
                .setCaseInsensitiveEnumValuesAllowed(false);
    }

    /// A writer that says when the other end is gone, as [PrintWriter] does not.
    static Writer standardOutput() {
        return new OutputStreamWriter(standardOutputBytes(), StandardCharsets.UTF_8);
    }

    static OutputStream standardOutputBytes() {
        return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    }

    /// Says what is wrong with the input, and that nothing came of it.
    static int reject(List<Diagnostic> problems, CommandLine commandLine, String outcome) {
        var err = commandLine.getErr();
        problems.stream().limit(MAX_PROBLEMS).forEach(problem -> err.println(problem));
        var more = problems.size() - MAX_PROBLEMS;
        if (more > 0) {
            err.println("… and %s more".formatted(more));
        }
        err.println("%s %s, %s".formatted(problems.size(), problems.size() == 1 ? "problem" : "problems", outcome));
        err.flush();
        return ExitCode.REJECTED;
    }

    /// Says with `--verbose` whose fields nobody has checked.
    static void notes(List<Manifest> manifests, CommandLine commandLine) {
        if (root(commandLine).filter(JitsiRendererCommand::isVerbose).isPresent()) {
            var err = commandLine.getErr();
            ManifestCheck.withoutSchema(manifests)
                    .forEach(manifest -> err.println("note: the fields of %s are not checked, no schema is known of %s"
                            .formatted(manifest.label(), manifest.apiVersion())));
            err.flush();
        }
    }

    private static Optional<JitsiRendererCommand> root(CommandLine commandLine) {
        return commandLine.getCommandSpec().root().userObject() instanceof JitsiRendererCommand command
                ? Optional.of(command)
                : Optional.empty();
    }

    /// Says what is wrong with the command line and where help is: a page of options would hide it.
    private static int handleUsage(ParameterException exception, String... arguments) {
        var commandLine = exception.getCommandLine();
        var err = commandLine.getErr();
        err.println(exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("run %s --help".formatted(commandLine.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCode.USAGE;
    }

    private static int handle(Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed) {
        var err = commandLine.getErr();
        var cause = exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
        if (cause instanceof IOException) {
            err.println("cannot write: " + cause.getMessage());
            err.flush();
            return ExitCode.OUTPUT_FAILED;
        }
        err.println("this is a bug of jitsi-renderer, please report it with your values: " + exception);
        if (root(commandLine).filter(JitsiRendererCommand::isDebug).isPresent()) {
            Arrays.stream(exception.getStackTrace()).forEach(frame -> err.println("  at " + frame));
        } else {
            err.println("run again with --debug for the details");
        }
        err.flush();
        return ExitCode.BUG;
    }
}
