package dev.jitsirenderer.cli;

import dev.jitsirenderer.argocd.PluginCall;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.RendererVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `generate`: what Argo CD calls. The working directory is the environment.
@Command(
        name = "generate",
        description = {
            "Print the manifests of the environment in the working directory, as Argo CD's plugin.",
            "Reads ARGOCD_APP_NAME, ARGOCD_APP_SOURCE_PATH, ARGOCD_APP_PARAMETERS, KUBE_VERSION and KUBE_API_VERSIONS."
                    + " Standard error gets one line: objects, shards, milliseconds, and the first digits of the"
                    + " SHA-256 of what was printed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cd environments/production && jitsi-renderer generate",
            "  ARGOCD_APP_PARAMETERS='[{\"name\":\"shardCount\",\"string\":\"3\"}]' jitsi-renderer generate"
        })
final class GenerateCommand implements Callable<Integer>, PrintsTemplates {

    /// As many as tell two renders apart, and can be read to somebody.
    private static final int DIGEST_DIGITS = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return run(PluginCall.in(Path.of("").toRealPath(), System.getenv()));
    }

    int run(PluginCall call) throws IOException {
        var stopwatch = new Stopwatch();
        return switch (call.render()) {
            case Checked.Accepted<List<Manifest>>(var manifests) -> print(manifests, call.notes(), stopwatch);
            case Checked.Rejected<List<Manifest>>(var problems) -> reject(problems, call);
        };
    }

    /// Everything is there before the first byte is written: Argo CD takes what it gets.
    private int print(List<Manifest> manifests, List<String> notes, Stopwatch stopwatch) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            YamlWriter.write(manifests, writer);
        }
        Console.notes(manifests, spec.commandLine());
        try (var out = Console.standardOutputBytes()) {
            bytes.writeTo(out);
        }
        notes.forEach(spec.commandLine().getErr()::println);
        spec.commandLine()
                .getErr()
                .println("jitsi-renderer %s: %s objects, %s shards, %s ms, sha256 %s"
                        .formatted(
                                RendererVersion.current(),
                                manifests.size(),
                                shards(manifests),
                                stopwatch.milliseconds(),
                                digest(bytes.toByteArray())));
        return ExitCode.DONE;
    }

    private int reject(List<Diagnostic> problems, PluginCall call) {
        var outcome = Console.reject(problems, spec.commandLine(), "nothing rendered");
        call.hint().ifPresent(spec.commandLine().getErr()::println);
        return outcome;
    }

    private static long shards(List<Manifest> manifests) {
        return manifests.stream()
                .map(Manifest::scope)
                .filter(scope -> !scope.equals(Manifest.SHARED))
                .distinct()
                .count();
    }

    private static String digest(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
