package dev.jitsirenderer.values;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.topology.Capabilities;
import dev.jitsirenderer.topology.CertificateMethod;
import dev.jitsirenderer.topology.MonitoringStack.AlertmanagerObject;
import dev.jitsirenderer.topology.MonitoringStack.Application;
import dev.jitsirenderer.topology.MonitoringStack.Certificate;
import dev.jitsirenderer.topology.MonitoringStack.PrometheusObject;
import dev.jitsirenderer.topology.PrometheusMethod;
import java.util.ArrayList;
import java.util.List;

/// What the values of a monitoring stack must be to each other, and to the installations beside it.
final class MonitoringStackRules {

    private static final String STACK = "monitoringStack.";
    private static final String TLS = STACK + "grafana.ingress.tls.";

    private final Values values;
    private final MonitoringStackValues stack;
    private final Blame blame;
    private final List<Diagnostic> problems = new ArrayList<>();

    private MonitoringStackRules(Values values, Blame blame) {
        this.values = values;
        this.stack = values.monitoringStack();
        this.blame = blame;
    }

    static List<Diagnostic> check(Values values, Blame blame, Surroundings surroundings) {
        var rules = new MonitoringStackRules(values, blame);
        rules.problems.addAll(CommonRules.check(values, blame, surroundings.capabilities()));
        rules.parts();
        rules.prometheus();
        rules.certificate();
        rules.resources();
        rules.capabilities(surroundings.capabilities());
        rules.copiedCertificate(surroundings.neighbours());
        surroundings.neighbours().stream()
                .filter(neighbour -> neighbour.values().isMonitoringStack())
                .forEach(rules::neighbour);
        surroundings.neighbours().stream()
                .filter(neighbour -> !neighbour.values().isMonitoringStack())
                .forEach(rules::installation);
        return rules.problems;
    }

    /// An environment without objects would have Argo CD prune everything.
    private void parts() {
        if (!stack.hasApplications() && stack.prometheus().method() == PrometheusMethod.NONE) {
            reject(STACK + "enabled is true, but every part of the stack is turned off", STACK + "enabled");
        }
        if (stack.installations().isEmpty()) {
            reject(STACK + "installations must name at least one namespace, got none", STACK + "installations");
        }
    }

    private void prometheus() {
        var prometheus = stack.prometheus();
        var readers = stack.adapter().enabled() || stack.grafana().enabled();
        if (prometheus.method() == PrometheusMethod.NONE) {
            if (prometheus.url().isEmpty() && readers) {
                reject(
                        STACK
                                + "prometheus.url is missing, %s asks somebody else's Prometheus with method none"
                                        .formatted(stack.adapter().enabled() ? "the adapter" : "Grafana"),
                        STACK + "prometheus.url",
                        STACK + "prometheus.method");
            }
        } else if (prometheus.url().isPresent()) {
            reject(
                    STACK
                            + "prometheus.url is of somebody else's Prometheus, method %s makes one with a Service of its"
                                    .formatted(prometheus.method().word())
                            + " own",
                    STACK + "prometheus.url",
                    STACK + "prometheus.method");
        }
    }

    private void certificate() {
        var tls = stack.grafana().ingress().tls();
        if (!stack.hasGrafanaIngress()) {
            return;
        }
        var isOurs = tls.method() == CertificateMethod.CERTIFICATE;
        if (isOurs && tls.clusterIssuer().isEmpty()) {
            reject(
                    TLS + "clusterIssuer is missing, method certificate asks it for a certificate",
                    TLS + "clusterIssuer",
                    TLS + "method");
        }
        if (!isOurs && tls.clusterIssuer().isPresent()) {
            reject(
                    TLS
                            + "clusterIssuer is only asked with method certificate, got method \"%s\""
                                    .formatted(tls.method().word()),
                    TLS + "clusterIssuer",
                    TLS + "method");
        }
    }

    private void resources() {
        problems.addAll(
                CommonRules.resources(STACK + "prometheus", stack.prometheus().resources(), blame));
        problems.addAll(CommonRules.resources(
                STACK + "alertmanager", stack.alertmanager().resources(), blame));
        problems.addAll(CommonRules.resources(STACK + "grafana", stack.grafana().resources(), blame));
        problems.addAll(CommonRules.resources(STACK + "adapter", stack.adapter().resources(), blame));
        problems.addAll(CommonRules.resources(
                STACK + "metricsServer", stack.metricsServer().resources(), blame));
        problems.addAll(
                CommonRules.resources(STACK + "reflector", stack.reflector().resources(), blame));
    }

    private void capabilities(Capabilities capabilities) {
        if (stack.hasApplications() && !capabilities.offers(Application.API_VERSION, Application.KIND)) {
            reject(
                    STACK
                            + "enabled needs Argo CD's Applications (%s), which the cluster does not have"
                                    .formatted(Application.API_VERSION),
                    STACK + "enabled");
        }
        var isOwnObject = stack.prometheus().method() == PrometheusMethod.CUSTOM_RESOURCE;
        var kinds = stack.hasAlertmanager()
                ? List.of(PrometheusObject.KIND, AlertmanagerObject.KIND)
                : List.of(PrometheusObject.KIND);
        if (isOwnObject && kinds.stream().anyMatch(kind -> !capabilities.offers(PrometheusObject.API_VERSION, kind))) {
            reject(
                    STACK
                            + "prometheus.method CustomResource needs the Prometheus Operator (%s), which the cluster does"
                                    .formatted(PrometheusObject.API_VERSION)
                            + " not have: use chart, which brings it",
                    STACK + "prometheus.method");
        }
        if (stack.hasGrafanaIngress()
                && stack.grafana().ingress().tls().method() == CertificateMethod.CERTIFICATE
                && !capabilities.offers(Certificate.API_VERSION, Certificate.KIND)) {
            reject(
                    TLS
                            + "method certificate needs cert-manager (%s), which the cluster does not have"
                                    .formatted(Certificate.API_VERSION),
                    TLS + "method");
        }
    }

    /// A copy that nobody makes would leave the Ingress without its certificate, which the controller hides behind one
    /// of its own. Installations of other repositories are not known here.
    private void copiedCertificate(List<Neighbour> neighbours) {
        var tls = stack.grafana().ingress().tls();
        if (!stack.hasGrafanaIngress() || tls.method() != CertificateMethod.REFLECTOR) {
            return;
        }
        var installations = neighbours.stream()
                .filter(neighbour -> !neighbour.values().isMonitoringStack())
                .filter(neighbour -> neighbour
                        .values()
                        .cluster()
                        .name()
                        .equals(values.cluster().name()))
                .filter(neighbour ->
                        stack.installations().contains(neighbour.values().namespace()))
                .toList();
        if (!installations.isEmpty()
                && installations.stream().noneMatch(neighbour -> copies(neighbour.values(), tls.secretName()))) {
            reject(
                    TLS
                            + "secretName must be a Secret that an installation copies to the namespace %s by"
                                    .formatted(values.namespace())
                            + " ingress.tls.reflectTo, %s does not copy \"%s\""
                                    .formatted(installations.getFirst().name(), tls.secretName()),
                    TLS + "secretName",
                    TLS + "method");
        }
    }

    private boolean copies(Values installation, String secretName) {
        var entry = installation.entry();
        return (entry.ingress().enabled() && copies(entry.ingress().tls(), secretName))
                || (entry.gateway().enabled() && copies(entry.gateway().tls(), secretName));
    }

    private boolean copies(EntryValues.Tls tls, String secretName) {
        return tls.enabled()
                && tls.secretName().equals(secretName)
                && tls.reflectTo().contains(values.namespace());
    }

    /// Applications of all stacks are in one namespace, roles in none, and only names tell them apart. Each metrics API
    /// is there once in a cluster.
    private void neighbour(Neighbour neighbour) {
        var theirs = neighbour.values();
        if (theirs.name().equals(values.name()) && isOfSameArgoCd(theirs)) {
            reject(
                    "name must differ from that of %s, whose Applications lie in the same namespace, got \"%s\""
                            .formatted(neighbour.name(), values.name().orElse("")),
                    "name",
                    "cluster.name",
                    STACK + "enabled");
        } else if (isOfSameCluster(theirs)) {
            var other = theirs.monitoringStack();
            once("adapter", stack.adapter().enabled() && other.adapter().enabled(), "custom metrics API", neighbour);
            once(
                    "metricsServer",
                    stack.metricsServer().enabled() && other.metricsServer().enabled(),
                    "resource metrics API",
                    neighbour);
        }
    }

    private void once(String part, boolean isTwice, String api, Neighbour neighbour) {
        if (isTwice) {
            reject(
                    STACK
                            + "%s.enabled must be false here or in %s, a cluster has one %s, got \"true\""
                                    .formatted(part, neighbour.name(), api),
                    STACK + part + ".enabled",
                    STACK + "enabled");
        }
    }

    /// An installation lets in who it is told. Another Prometheus would see nothing of it and say that all is down.
    private void installation(Neighbour neighbour) {
        var theirs = neighbour.values();
        if (stack.prometheus().method() == PrometheusMethod.NONE
                || !isOfSameCluster(theirs)
                || !theirs.monitoring().enabled()
                || !stack.installations().contains(theirs.namespace())) {
            return;
        }
        var expected = theirs.monitoring().prometheus();
        if (!expected.namespace().equals(values.namespace())) {
            reject(
                    "namespace must be \"%s\", from where %s lets Prometheus in (monitoring.prometheus.namespace),"
                                    .formatted(expected.namespace(), neighbour.name())
                            + " got \"%s\"".formatted(values.namespace()),
                    "namespace",
                    STACK + "enabled");
        }
        if (!expected.serviceAccount().equals(stack.prometheus().serviceAccount())) {
            reject(
                    STACK
                            + "prometheus.serviceAccount must be \"%s\", which %s lets look for Pods"
                                    .formatted(expected.serviceAccount(), neighbour.name())
                            + " (monitoring.prometheus.serviceAccount), got \"%s\""
                                    .formatted(stack.prometheus().serviceAccount()),
                    STACK + "prometheus.serviceAccount",
                    STACK + "enabled");
        }
    }

    private boolean isOfSameCluster(Values theirs) {
        return theirs.cluster().name().equals(values.cluster().name());
    }

    /// Stacks of several clusters have one Argo CD if it is told which cluster is meant.
    private boolean isOfSameArgoCd(Values theirs) {
        var argocd = stack.argocd();
        var other = theirs.monitoringStack().argocd();
        return argocd.namespace().equals(other.namespace())
                && (isOfSameCluster(theirs) || !argocd.server().equals(other.server()));
    }

    private void reject(String message, String... paths) {
        blame.on(message, paths).ifPresent(problems::add);
    }
}
