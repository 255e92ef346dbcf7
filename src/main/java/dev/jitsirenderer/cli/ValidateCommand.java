package dev.jitsirenderer.cli;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.layer.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `validate [ENV…]`: renders and checks, and prints nothing but what is wrong.
@Command(
        name = "validate",
        description = "Render and check environments; print nothing but problems.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jitsi-renderer validate                          (every environment below ./environments or .)",
            "  jitsi-renderer validate environments/production",
            "  jitsi-renderer validate --application apps/production.yaml"
        })
final class ValidateCommand implements Callable<Integer>, PrintsTemplates {

    @Parameters(
            paramLabel = "ENV",
            arity = "0..*",
            description = "Directories with a values.yaml. Default: every environment below ./environments, or else"
                    + " below the working directory.")
    private List<Path> environments = List.of();

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var chosen = environments.isEmpty() ? all() : environments;
        if (chosen.isEmpty()) {
            var problem =
                    new Diagnostic(Position.of("."), "has no environment, that is no directory with a values.yaml");
            return Console.reject(List.of(problem), spec.commandLine(), "nothing validated");
        }
        // What is wrong with a layer that several environments share is said once.
        var problems = new TreeSet<Diagnostic>();
        switch (options.requests(chosen)) {
            case Checked.Accepted<List<Request>>(var requests) ->
                requests.forEach(request -> validate(request, problems));
            case Checked.Rejected<List<Request>>(var reasons) -> problems.addAll(reasons);
        }
        return problems.isEmpty()
                ? ExitCode.DONE
                : Console.reject(List.copyOf(problems), spec.commandLine(), "the environments are not valid");
    }

    private void validate(Request request, Collection<Diagnostic> problems) {
        switch (Renderer.render(request)) {
            case Checked.Accepted<List<Manifest>>(var manifests) -> Console.notes(manifests, spec.commandLine());
            case Checked.Rejected<List<Manifest>>(var reasons) -> problems.addAll(reasons);
        }
    }

    private static List<Path> all() {
        var environments = Path.of("environments");
        return Environments.below(Files.isDirectory(environments) ? environments : Path.of(""));
    }
}
