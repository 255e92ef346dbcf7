package dev.jitsirenderer.cli;

import dev.jitsirenderer.Request;
import dev.jitsirenderer.argocd.Application;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.KubernetesVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that every command takes which renders.
final class RequestOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A dotted key and a YAML value; wins over the values files. May be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "The Kubernetes version of the cluster, such as 1.33. Default: a new one.")
    private Optional<KubernetesVersion> kubeVersion = Optional.empty();

    @Option(
            names = "--api-versions",
            paramLabel = "VERSION[/KIND],…",
            description =
                    "What the cluster offers, as kubectl api-versions prints it, or with kinds: apps/v1/Deployment."
                            + " A list without v1 adds to Kubernetes' own. Default: everything.")
    private List<String> apiVersions = List.of();

    @Option(
            names = "--application",
            paramLabel = "FILE",
            description =
                    "The manifest of an Argo CD Application: its plugin's parameters win over the values files, as"
                            + " they do in Argo CD.")
    private Optional<Path> application = Optional.empty();

    Checked<Request> request(Path environment) {
        return requests(List.of(environment)).map(List::getFirst);
    }

    /// One for each environment; the Application gives its parameters to the one that it renders.
    Checked<List<Request>> requests(List<Path> environments) {
        var known = Capabilities.parseApiVersions(String.join(",", apiVersions));
        var requests = environments.stream()
                .map(environment -> Request.of(environment)
                        .withSettings(settings)
                        .withCapabilities(new Capabilities(kubeVersion, known)))
                .toList();
        return application.isEmpty()
                ? new Checked.Accepted<>(requests)
                : Application.read(application.get()).then(read -> read.applyTo(requests));
    }

    private static final class VersionConverter implements ITypeConverter<KubernetesVersion> {

        @Override
        public KubernetesVersion convert(String text) {
            return KubernetesVersion.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "must be a Kubernetes version such as 1.33, got \"%s\"".formatted(text)));
        }
    }
}
