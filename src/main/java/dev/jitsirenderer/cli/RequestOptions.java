package dev.jitsirenderer.cli;

import dev.jitsirenderer.Request;
import dev.jitsirenderer.argocd.Application;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.KubernetesVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// The options that every command takes which renders.
final class RequestOptions {

    private final OptionSpec settings = CommandModel.texts("--set", "KEY=VALUE")
            .description("A dotted key and a YAML value; wins over the values files. May be repeated.")
            .build();

    private final OptionSpec kubeVersion = OptionSpec.builder("--kube-version")
            .paramLabel("VERSION")
            .type(KubernetesVersion.class)
            .converters(RequestOptions::version)
            .description("The Kubernetes version of the cluster, such as 1.33. Default: a new one.")
            .build();

    private final OptionSpec apiVersions = CommandModel.texts("--api-versions", "VERSION[/KIND],…")
            .description("What the cluster offers, as kubectl api-versions prints it, or with kinds:"
                    + " apps/v1/Deployment. A list without v1 adds to Kubernetes' own. Default: everything.")
            .build();

    private final OptionSpec application = CommandModel.path("--application", "FILE")
            .description("The manifest of an Argo CD Application: its plugin's parameters win over the values files, as"
                    + " they do in Argo CD.")
            .build();

    void addTo(CommandSpec command) {
        command.addOption(settings)
                .addOption(kubeVersion)
                .addOption(apiVersions)
                .addOption(application);
    }

    Checked<Request> request(Path environment) {
        return requests(List.of(environment)).map(List::getFirst);
    }

    /// One for each environment; the Application gives its parameters to the one that it renders.
    Checked<List<Request>> requests(List<Path> environments) {
        var known = Capabilities.parseApiVersions(String.join(",", apiVersions.<List<String>>getValue()));
        var requests = environments.stream()
                .map(environment -> Request.of(environment)
                        .withSettings(settings.getValue())
                        .withCapabilities(new Capabilities(Optional.ofNullable(kubeVersion.getValue()), known)))
                .toList();
        return application.getValue() instanceof Path file
                ? Application.read(file).then(read -> read.applyTo(requests))
                : new Checked.Accepted<>(requests);
    }

    private static KubernetesVersion version(String text) {
        return KubernetesVersion.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "must be a Kubernetes version such as 1.33, got \"%s\"".formatted(text)));
    }
}
