package dev.jitsirenderer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: pod, namespace: jitsi}
            spec:
              imagePullSecrets: [{name: registry}]
              volumes:
                - {name: keys, secret: {secretName: keys}}
                - {name: all, projected: {sources: [{secret: {name: more}}, {configMap: {name: files}}]}}
              containers:
                - name: pod
                  env:
                    - {name: A, valueFrom: {secretKeyRef: {name: passwords, key: a}}}
                    - {name: B, valueFrom: {configMapKeyRef: {name: settings, key: b}}}
                  envFrom: [{secretRef: {name: env}}, {configMapRef: {name: env}}]
                  volumeMounts: [{name: keys, mountPath: /keys}, {name: all, mountPath: /all}]
            """;

    @Test
    void refusesSecretsAndConfigMapsThatNobodyDeclares() {
        assertThat(check(POD))
                .containsExactlyInAnyOrder(
                        "Pod pod: names the ConfigMap env, which does not exist",
                        "Pod pod: names the ConfigMap files, which does not exist",
                        "Pod pod: names the ConfigMap settings, which does not exist",
                        "Pod pod: names the Secret env, which does not exist",
                        "Pod pod: names the Secret keys, which does not exist",
                        "Pod pod: names the Secret more, which does not exist",
                        "Pod pod: names the Secret passwords, which does not exist",
                        "Pod pod: names the Secret registry, which does not exist");
    }

    @Test
    void acceptsWhatIsDeclaredOptionalOrEverywhere() {
        var names = Map.of(
                "Secret", Set.of("env", "keys", "more", "passwords", "registry"),
                "ConfigMap", Set.of("env", "settings"));
        var declared = new Declared(names, Set.of(), List.of(), Set.of());
        var pod = POD.replace("configMap: {name: files}", "configMap: {name: kube-root-ca.crt}")
                .replace("spec:\n", "spec:\n  serviceAccountName: default\n");

        assertThat(check(declared, pod)).isEmpty();
        assertThat(check(
                        Declared.NOTHING,
                        pod.replaceAll(
                                        "(name|secretName): (env|keys|more|settings|passwords)([},])",
                                        "$1: $2, optional: true$3")
                                .replace("- {name: keys, optional: true,", "- {name: keys,")
                                .replace("[{name: keys, optional: true,", "[{name: keys,")
                                .replace("  imagePullSecrets: [{name: registry}]\n", "")))
                .isEmpty();
    }

    @Test
    void countsTheSecretsThatControllersCreate() {
        var creators = List.of("""
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: a, namespace: jitsi}
                spec: {secretName: tls, issuerRef: {name: a}}
                """, """
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata: {name: tls, namespace: jitsi}
                """, """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: a, namespace: jitsi}
                spec: {target: {name: tls}}
                """, """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: tls, namespace: jitsi}
                """, """
                apiVersion: v1
                kind: Secret
                metadata: {name: tls, namespace: jitsi}
                """);
        var ingress = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: jitsi, namespace: jitsi}
                spec: {tls: [{secretName: tls}]}
                """;

        assertThat(creators)
                .allSatisfy(creator -> assertThat(check(creator, ingress)).isEmpty());
        assertThat(check(ingress.replace(
                        "namespace: jitsi}", "namespace: jitsi, annotations: {cert-manager.io/cluster-issuer: le}}")))
                .isEmpty();
        assertThat(check(ingress)).containsExactly("Ingress jitsi: names the Secret tls, which does not exist");
        assertThat(check(creators.getFirst().replace("namespace: jitsi", "namespace: other"), ingress))
                .containsExactly("Ingress jitsi: names the Secret tls, which does not exist");
    }

    @Test
    void refusesTwoOfOneNameInAPod() {
        var pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: pod, namespace: jitsi}
                spec:
                  volumes: [{name: a, emptyDir: {}}, {name: a, emptyDir: {}}]
                  containers:
                    - name: main
                      ports: [{name: http, containerPort: 1}, {name: http, containerPort: 2}]
                      volumeMounts: [{name: a, mountPath: /a}, {name: a, mountPath: /a}]
                      livenessProbe: {httpGet: {port: web}}
                    - name: main
                """;

        assertThat(check(pod))
                .containsExactlyInAnyOrder(
                        "Pod pod: has two containers with the name main",
                        "Pod pod: has two ports with the name http",
                        "Pod pod: has two volumes with the name a",
                        "Pod pod: mounts two volumes at /a",
                        "Pod pod: probes the port web, which the container does not have");
    }

    @Test
    void refusesReplicasThatAnAutoscalerSets() {
        var autoscaler = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: scaler, namespace: jitsi}
                spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: web}}
                """;

        assertThat(check(ACCOUNT, DEPLOYMENT, autoscaler)).isEmpty();
        assertThat(check(
                        ACCOUNT,
                        DEPLOYMENT.replace("spec:\n  selector", "spec:\n  replicas: 2\n  selector"),
                        autoscaler))
                .containsExactly("Deployment web: has replicas, but HorizontalPodAutoscaler scaler sets their number");
    }

    /// KEDA takes a target without a kind for a Deployment.
    @Test
    void takesAScaledObjectForAnAutoscaler() {
        var scaled = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: scaler, namespace: jitsi}
                spec:
                  scaleTargetRef: {name: web}
                  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "60"}}]
                """;

        assertThat(check(ACCOUNT, DEPLOYMENT, scaled)).isEmpty();
        assertThat(check(scaled))
                .containsExactly("ScaledObject scaler: names the Deployment web, which does not exist");
        assertThat(check(ACCOUNT, DEPLOYMENT.replace("spec:\n  selector", "spec:\n  replicas: 2\n  selector"), scaled))
                .containsExactly("Deployment web: has replicas, but ScaledObject scaler sets their number");
        assertThat(check(ACCOUNT, DEPLOYMENT, scaled.replace("metadata: {value", "metadatas: {value")))
                .containsExactly(
                        "ScaledObject scaler: spec.triggers[0].metadatas is unknown, did you mean \"metadata\"?");
    }

    @Test
    void refusesPortsThatDoNotMeet() {
        var ingress = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: jitsi, namespace: jitsi}
                spec: {defaultBackend: {service: {name: web, port: {number: 81}}}}
                """;
        var route = """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: jitsi, namespace: jitsi}
                spec: {rules: [{backendRefs: [{name: web, port: 82}, {name: wed, port: 80}, {name: a, namespace: b}]}]}
                """;
        var policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: jitsi}
                spec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: http}, {port: web}, {port: 9}]}]}
                """;
        var numbered = SERVICE.replace("name: web,", "name: number,").replace("targetPort: http", "targetPort: 9999");
        var nameless =
                SERVICE.replace("name: web,", "name: two,").replace("[{port: 80", "[{port: 79}, {name: b, port: 80");

        assertThat(check(ACCOUNT, DEPLOYMENT, SERVICE, ingress, route, policy, numbered, nameless))
                .containsExactlyInAnyOrder(
                        "HTTPRoute jitsi: leads to the Service wed, which does not exist",
                        "HTTPRoute jitsi: leads to the port 82 of Service web, which has no such port",
                        "Ingress jitsi: leads to the port 81 of Service web, which has no such port",
                        "NetworkPolicy web: allows the port web, which no Pod has",
                        "Service two: has several ports, so each must have a name");
    }

    @Test
    void refusesAPodMonitorThatFindsNothing() {
        var monitor = """
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: {name: web, namespace: jitsi}
                spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: http}]}
                """;
        var elsewhere = monitor.replace("{app: web}", "{app: other}")
                .replace("spec: {", "spec: {namespaceSelector: {matchNames: [other]}, ");
        var declared = new Declared(Map.of(), Set.of(), List.of(Map.of("app", "other")), Set.of());

        assertThat(check(ACCOUNT, DEPLOYMENT, monitor)).isEmpty();
        assertThat(check(ACCOUNT, DEPLOYMENT, elsewhere)).isEmpty();
        assertThat(check(declared, monitor.replace("{app: web}", "{app: other}")))
                .isEmpty();
        assertThat(check(
                        ACCOUNT,
                        DEPLOYMENT,
                        monitor.replace("port: http", "port: metrics"),
                        monitor.replace("name: web,", "name: other,").replace("{app: web}", "{app: other}")))
                .containsExactlyInAnyOrder(
                        "PodMonitor web: scrapes the port metrics, which no Pod has",
                        "PodMonitor other: selects no Pods");
    }

    @Test
    void matchesObjectsWithinTheirNamespace() {
        assertThat(check(ACCOUNT, DEPLOYMENT, SERVICE.replace("namespace: jitsi", "namespace: other")))
                .containsExactly("Service web: selects no Pods");
    }

    @Test
    void blamesTheLineOfTheUserWhoNamedWhatIsMissing() {
        var deployment = Yaml.manifest(DEPLOYMENT, "patches/web.yaml");

        assertThat(ManifestCheck.check(List.of(deployment), Declared.NOTHING, Capabilities.UNKNOWN)
                        .diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "patches/web.yaml:9: Deployment web names the ServiceAccount web, which does not exist");
    }

    private static List<String> check(String... objects) {
        return check(Declared.NOTHING, objects);
    }

    private static List<String> check(Declared declared, String... objects) {
        var manifests = Stream.of(objects).map(ManifestCheckTest::manifest).toList();
        return ManifestCheck.check(manifests, declared, Capabilities.UNKNOWN).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    private static Manifest manifest(String yaml) {
        return Yaml.manifest(yaml, "template test");
    }
}
