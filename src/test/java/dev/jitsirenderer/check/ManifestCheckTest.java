package dev.jitsirenderer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestCheckTest {

    private static final String ACCOUNT = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web, namespace: jitsi}
            """;

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: jitsi}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  serviceAccountName: web
                  containers:
                    - name: web
                      ports: [{name: http, containerPort: 8000}]
            """;

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: jitsi}
            spec:
              selector: {app: web}
              ports: [{port: 80, targetPort: http}]
            """;

    @Test
    void acceptsWhatFitsTogether() {
        assertThat(check(ACCOUNT, DEPLOYMENT, SERVICE)).isEmpty();
    }

    @Test
    void refusesAnObjectThatExistsTwiceWhateverItsVersion() {
        assertThat(check(ACCOUNT, DEPLOYMENT, DEPLOYMENT.replace("apps/v1", "apps/v1beta1")))
                .contains("Deployment web: exists twice");
    }

    @Test
    void refusesNamesThatTheApiServerRefuses() {
        assertThat(check(
                        ACCOUNT,
                        DEPLOYMENT.replace("name: web, namespace", "name: Web, namespace"),
                        SERVICE.replace("name: web, namespace", "name: 1web, namespace")))
                .containsExactly(
                        "Deployment Web: must have a DNS name as its name",
                        "Service 1web: must have a DNS label that starts with a letter as its name");
    }

    @Test
    void refusesAStatefulSetWhosePodsCouldHaveNoLabels() {
        var name = "a".repeat(53);
        var statefulSet = DEPLOYMENT
                .replace("kind: Deployment", "kind: StatefulSet")
                .replace("name: web, namespace", "name: " + name + ", namespace")
                .replace("spec:\n  selector", "spec:\n  serviceName: web\n  selector");

        assertThat(check(ACCOUNT, statefulSet, SERVICE))
                .containsExactly("StatefulSet " + name + ": must have a name of at most 52 characters");
    }

    @Test
    void refusesAWorkloadThatDoesNotSelectItsOwnPods() {
        assertThat(check(ACCOUNT, DEPLOYMENT.replace("labels: {app: web}", "labels: {app: wed}")))
                .containsExactly("Deployment web: does not select its own Pods");
    }

    @Test
    void refusesReferencesToWhatIsNotThere() {
        var deployment = DEPLOYMENT
                .replace("kind: Deployment", "kind: StatefulSet")
                .replace("spec:\n  selector", "spec:\n  serviceName: webs\n  selector")
                .replace("      containers:", """
                              volumes:
                                - {name: config, configMap: {name: files, items: [{key: a, path: a}, {key: b, path: b}]}}
                                - {name: other, configMap: {name: others}}
                              containers:\
                        """)
                .replace(
                        "      - name: web\n",
                        "      - name: web\n          volumeMounts: [{name: cache, mountPath: /c}]\n");
        var files = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: files, namespace: jitsi}
                data: {a: x}
                """;
        var autoscaler = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: jitsi}
                spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: web}}
                """;

        assertThat(check(deployment, files, autoscaler))
                .containsExactlyInAnyOrder(
                        "HorizontalPodAutoscaler web: names the Deployment web, which does not exist",
                        "StatefulSet web: mounts b of ConfigMap files, which has no such key",
                        "StatefulSet web: mounts the volume cache, which it does not have",
                        "StatefulSet web: names the ConfigMap others, which does not exist",
                        "StatefulSet web: names the Service webs, which does not exist",
                        "StatefulSet web: names the ServiceAccount web, which does not exist");
    }

    @Test
    void refusesAServiceThatLeadsNowhere() {
        assertThat(check(
                        ACCOUNT,
                        DEPLOYMENT,
                        SERVICE.replace("targetPort: http", "targetPort: https"),
                        SERVICE.replace("name: web,", "name: other,").replace("{app: web}", "{app: other}"),
                        SERVICE.replace("name: web,", "name: pod,")
                                .replace("{app: web}", "{statefulset.kubernetes.io/pod-name: wed-0}")))
                .containsExactlyInAnyOrder(
                        "Service web: leads to the port https, which no Pod has",
                        "Service other: selects no Pods",
                        "Service pod: selects no Pods");
    }

    @Test
    void refusesOneNodePortForTwoServicesOfOneProtocol() {
        var first = SERVICE.replace("port: 80,", "port: 80, nodePort: 30000,");
        var second = first.replace("name: web,", "name: twin,");
        var udp = first.replace("name: web,", "name: media,").replace("port: 80,", "port: 80, protocol: UDP,");

        assertThat(check(ACCOUNT, DEPLOYMENT, first, second, udp))
                .containsExactly("Service twin: has the NodePort 30000 of Service web");
    }

    @Test
    void refusesAnIngressToAServiceThatIsNotThere() {
        var ingress = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: jitsi, namespace: jitsi}
                spec: {rules: [{http: {paths: [{pathType: Exact, backend: {service: {name: haproxy}}}]}}]}
                """;

        assertThat(check(ACCOUNT, DEPLOYMENT, SERVICE, ingress))
                .containsExactly("Ingress jitsi: leads to the Service haproxy, which does not exist");
    }

    private static List<String> check(String... objects) {
        var manifests = Stream.of(objects).map(ManifestCheckTest::manifest).toList();
        return ManifestCheck.check(manifests).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    private static Manifest manifest(String yaml) {
        return Yaml.manifest(yaml, "template test");
    }
}
