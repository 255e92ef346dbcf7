package dev.jitsirenderer.cli;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `generate`: what Argo CD calls. The working directory is the environment.
@Command(
        name = "generate",
        description = "Print the manifests of the environment in the working directory, as Argo CD's plugin.",
        footerHeading = "%nExample:%n",
        footer = "  cd environments/production && jitsi-renderer generate")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var rendered = ClusterVariables.capabilities(System.getenv())
                .then(capabilities ->
                        Renderer.render(Request.of(Path.of("").toAbsolutePath()).withCapabilities(capabilities)));
        return switch (rendered) {
            case Checked.Accepted<List<Manifest>>(var manifests) -> {
                Console.notes(manifests, spec.commandLine());
                yield RenderCommand.print(manifests);
            }
            case Checked.Rejected<List<Manifest>>(var problems) ->
                Console.reject(problems, spec.commandLine(), "nothing rendered");
        };
    }
}
