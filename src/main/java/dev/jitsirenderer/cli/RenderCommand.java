package dev.jitsirenderer.cli;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.ManifestDirectory;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `render ENV`: values in, manifests out.
@Command(
        name = "render",
        description = "Print the manifests of an environment.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jitsi-renderer render environments/production | kubectl diff -f -",
            "  jitsi-renderer render environments/production --set shardCount=3 --output-dir out",
            "  jitsi-renderer render environments/production --application apps/production.yaml"
        })
final class RenderCommand implements Callable<Integer>, PrintsTemplates {

    @Parameters(paramLabel = "ENV", description = "A directory with a values.yaml.")
    private Path environment = Path.of("");

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Write <shard|shared>/<component>-<kind>.yaml below DIR instead of standard output. Files of"
                    + " an earlier render that are not written again are removed, others are left alone.")
    private Optional<Path> outputDirectory = Optional.empty();

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return switch (options.request(environment).then(Renderer::render)) {
            case Checked.Accepted<List<Manifest>>(var manifests) -> write(manifests);
            case Checked.Rejected<List<Manifest>>(var problems) ->
                Console.reject(problems, spec.commandLine(), "nothing rendered");
        };
    }

    private int write(List<Manifest> manifests) throws IOException {
        Console.notes(manifests, spec.commandLine());
        if (outputDirectory.isPresent()) {
            return switch (ManifestDirectory.at(outputDirectory.get())) {
                case Checked.Accepted<ManifestDirectory>(var directory) -> {
                    directory.write(manifests);
                    yield ExitCode.DONE;
                }
                case Checked.Rejected<ManifestDirectory>(var problems) ->
                    Console.reject(problems, spec.commandLine(), "nothing written");
            };
        }
        return print(manifests);
    }

    static int print(List<Manifest> manifests) throws IOException {
        try (var out = Console.standardOutput()) {
            YamlWriter.write(manifests, out);
        }
        return ExitCode.DONE;
    }
}
