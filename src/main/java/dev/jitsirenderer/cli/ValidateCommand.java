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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `validate [ENV…]`: renders and checks, and prints nothing but what is wrong.
final class ValidateCommand implements Command {

    private final PositionalParamSpec environments = PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .paramLabel("ENV")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .converters(Path::of)
            .initialValue(List.of())
            .description("Directories with a values.yaml. Default: every environment below ./environments, or else"
                    + " below the working directory.")
            .build();

    private final RequestOptions options = new RequestOptions();

    private final CommandSpec spec =
            CommandModel.of(this, "validate", "Render and check environments; print nothing but problems.");

    ValidateCommand() {
        spec.addPositional(environments);
        options.addTo(spec);
        CommandModel.examples(
                spec,
                "  jitsi-renderer validate                          (every environment below ./environments or .)",
                "  jitsi-renderer validate environments/production",
                "  jitsi-renderer validate --application apps/production.yaml");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        List<Path> given = environments.getValue();
        var chosen = given.isEmpty() ? all() : given;
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
