package dev.jitsirenderer.cli;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.ManifestDirectory;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `render ENV`: values in, manifests out.
final class RenderCommand implements Command {

    private final PositionalParamSpec environment = CommandModel.environment();

    private final OptionSpec outputDirectory = CommandModel.path("--output-dir", "DIR")
            .description("Write <shard|shared>/<component>-<kind>.yaml below DIR instead of standard output. Files of"
                    + " an earlier render that are not written again are removed, others are left alone.")
            .build();

    private final RequestOptions options = new RequestOptions();

    private final CommandSpec spec = CommandModel.of(this, "render", "Print the manifests of an environment.");

    RenderCommand() {
        spec.addPositional(environment).addOption(outputDirectory);
        options.addTo(spec);
        CommandModel.examples(
                spec,
                "  jitsi-renderer render environments/production | kubectl diff -f -",
                "  jitsi-renderer render environments/production --set shardCount=3 --output-dir out",
                "  jitsi-renderer render environments/production --application apps/production.yaml");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        var rendered = options.request(environment.getValue()).then(Renderer::render);
        return rendered instanceof Checked.Accepted<List<Manifest>>(var manifests)
                ? write(manifests)
                : Console.reject(rendered.diagnostics(), spec.commandLine(), "nothing rendered");
    }

    private int write(List<Manifest> manifests) throws IOException {
        Console.notes(manifests, spec.commandLine());
        if (outputDirectory.getValue() instanceof Path path) {
            return switch (ManifestDirectory.at(path)) {
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
