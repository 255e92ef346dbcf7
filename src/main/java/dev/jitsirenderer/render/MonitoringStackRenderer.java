package dev.jitsirenderer.render;

import dev.jitsirenderer.topology.MonitoringStack;
import dev.jitsirenderer.topology.MonitoringStack.AlertmanagerObject;
import dev.jitsirenderer.topology.MonitoringStack.Application;
import dev.jitsirenderer.topology.MonitoringStack.PrometheusObject;
import dev.jitsirenderer.values.layer.ValuesTree;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Prints every object of a monitoring stack.
final class MonitoringStackRenderer {

    private static final List<String> VALUES = List.of("spec", "source", "helm", "valuesObject");

    private final BiPredicate<String, String> isWanted;
    private final Function<TemplateInstance, Mapping> reader;
    private final List<Manifest> manifests = new ArrayList<>();

    private MonitoringStackRenderer(BiPredicate<String, String> isWanted, Function<TemplateInstance, Mapping> reader) {
        this.isWanted = isWanted;
        this.reader = reader;
    }

    /// @param isWanted whether the objects of a scope and component are
    static List<Manifest> render(
            MonitoringStack stack, BiPredicate<String, String> isWanted, Function<TemplateInstance, Mapping> reader) {
        var renderer = new MonitoringStackRenderer(isWanted, reader);
        stack.prometheusCharts()
                .forEach(chart ->
                        renderer.add(chart.application(), new MonitoringStackTemplates.KubePrometheusStack(chart)));
        stack.adapterCharts()
                .forEach(chart ->
                        renderer.add(chart.application(), new MonitoringStackTemplates.PrometheusAdapter(chart)));
        stack.metricsServerCharts()
                .forEach(chart -> renderer.add(chart.application(), new MonitoringStackTemplates.MetricsServer(chart)));
        stack.reflectorCharts()
                .forEach(chart -> renderer.add(chart.application(), new MonitoringStackTemplates.Reflector(chart)));
        stack.prometheusObjects().forEach(renderer::prometheus);
        stack.alertmanagerObjects().forEach(renderer::alertmanager);
        stack.certificates()
                .forEach(certificate -> renderer.add("grafana", new MonitoringStackTemplates.Certificate(certificate)));
        return List.copyOf(renderer.manifests);
    }

    private void prometheus(PrometheusObject prometheus) {
        add("prometheus", new MonitoringStackTemplates.ServiceAccount(prometheus));
        add("prometheus", new MonitoringStackTemplates.ClusterRole(prometheus));
        add("prometheus", new MonitoringStackTemplates.ClusterRoleBinding(prometheus));
        add("prometheus", new MonitoringStackTemplates.Prometheus(prometheus));
        add("prometheus", new MonitoringStackTemplates.PrometheusService(prometheus));
        prometheus
                .disruptionBudgets()
                .forEach(budget ->
                        add("prometheus", new ObjectTemplates.PodDisruptionBudget(budget, prometheus.selector())));
    }

    private void alertmanager(AlertmanagerObject alertmanager) {
        add("alertmanager", new MonitoringStackTemplates.Alertmanager(alertmanager));
        add("alertmanager", new MonitoringStackTemplates.AlertmanagerService(alertmanager));
        alertmanager
                .disruptionBudgets()
                .forEach(budget ->
                        add("alertmanager", new ObjectTemplates.PodDisruptionBudget(budget, alertmanager.selector())));
    }

    private void add(String component, TemplateInstance template) {
        if (isWanted.test(Manifest.SHARED, component)) {
            manifests.add(new Manifest(Manifest.SHARED, component, reader.apply(template)));
        }
    }

    private void add(Application application, TemplateInstance template) {
        if (isWanted.test(Manifest.SHARED, application.component())) {
            var object = reader.apply(template);
            for (var values : application.values()) {
                object = merge(object, VALUES, values);
            }
            manifests.add(new Manifest(Manifest.SHARED, application.component(), object));
        }
    }

    /// Lays what the user says over what is at a path, as layers of values are laid over each other.
    private static Mapping merge(Mapping object, List<String> path, Node values) {
        if (path.isEmpty()) {
            return values instanceof Mapping mapping ? ValuesTree.merge(object, mapping) : object;
        }
        var key = path.getFirst();
        var below = object.mapping(key).orElseThrow();
        var entries = new LinkedHashMap<>(object.entries());
        entries.put(key, merge(below, path.subList(1, path.size()), values));
        return new Mapping(object.position(), entries);
    }
}
