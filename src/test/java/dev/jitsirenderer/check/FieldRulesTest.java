package dev.jitsirenderer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.render.Manifest;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldRulesTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations: {example.com/owner: me}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: ghcr.io/jitsi/web:1
                      imagePullPolicy: Always
                      args: [a, b]
                      env: [{name: A, value: "1"}]
                      ports: [{name: http, containerPort: 8000, protocol: TCP}]
                      readinessProbe: {httpGet: {path: /, port: http}}
                      resources: {requests: {cpu: 1, memory: 1Gi}}
                      securityContext: {runAsNonRoot: true, runAsUser: 1000}
            """;

    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: passwords}
            data: {password: aHVudGVyMg==}
            stringData: {password: hunter2}
            """;

    @Test
    void acceptsWhatTheApiServerAccepts() {
        assertThat(check(DEPLOYMENT)).isEmpty();
        assertThat(check(SECRET)).isEmpty();
        assertThat(check(DEPLOYMENT.replace("replicas: 2", "replicas: null"))).isEmpty();
        assertThat(check(DEPLOYMENT.replace("replicas: 2", "replicas: 2.0"))).isEmpty();
        assertThat(check(DEPLOYMENT.replace("cpu: 1,", "cpu: 0.5,"))).isEmpty();
        assertThat(check(DEPLOYMENT.replace("name: web\n  a", "name: web\n  creationTimestamp: null\n  a")))
                .isEmpty();
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "replicas: 2",
                        "replicsa: 2",
                        "web.yaml:7: spec.replicsa of Deployment web is unknown," + " did you mean \"replicas\"?"),
                arguments(
                        "spec:\n  replicas",
                        "spek:\n  replicas",
                        "web.yaml:6: spek of Deployment web is unknown," + " did you mean \"spec\"?"),
                arguments(
                        "- name: web\n",
                        "- nmae: web\n",
                        "web.yaml:13: spec.template.spec.containers[0].nmae of"
                                + " Deployment web is unknown, did you mean \"name\"?"),
                arguments(
                        "args: [a, b]",
                        "zebra: [a, b]",
                        "web.yaml:16: spec.template.spec.containers[0].zebra of" + " Deployment web is unknown"),
                arguments(
                        "replicas: 2",
                        "replicas: three",
                        "web.yaml:7: spec.replicas of Deployment web must be a whole" + " number, got \"three\""),
                arguments(
                        "replicas: 2",
                        "replicas: '2'",
                        "web.yaml:7: spec.replicas of Deployment web must be a whole"
                                + " number without quotes, got \"2\""),
                arguments(
                        "replicas: 2",
                        "replicas: 2.5",
                        "web.yaml:7: spec.replicas of Deployment web must be a whole" + " number, got 2.5"),
                arguments(
                        "replicas: 2",
                        "replicas: 3000000000",
                        "web.yaml:7: spec.replicas of Deployment web must be a" + " whole number, got 3000000000"),
                arguments(
                        "replicas: 2",
                        "replicas: [2]",
                        "web.yaml:7: spec.replicas of Deployment web must be a whole" + " number, got a list"),
                arguments(
                        "value: \"1\"",
                        "value: 1",
                        "web.yaml:17: spec.template.spec.containers[0].env[0].value of"
                                + " Deployment web must be text in quotes, got 1"),
                arguments(
                        "value: \"1\"",
                        "value: yes",
                        "web.yaml:17: spec.template.spec.containers[0].env[0].value of"
                                + " Deployment web must be text in quotes, got yes"),
                arguments(
                        "owner: me",
                        "owner: 7",
                        "web.yaml:5: metadata.annotations[\"example.com/owner\"] of Deployment"
                                + " web must be text in quotes, got 7"),
                arguments(
                        "runAsNonRoot: true",
                        "runAsNonRoot: 'true'",
                        "web.yaml:21:"
                                + " spec.template.spec.containers[0].securityContext.runAsNonRoot of Deployment web must be true"
                                + " or false without quotes, got \"true\""),
                arguments(
                        "memory: 1Gi",
                        "memory: 1 GB",
                        "web.yaml:20:"
                                + " spec.template.spec.containers[0].resources.requests[\"memory\"] of Deployment web must be a"
                                + " quantity such as 500m or 1Gi, got \"1 GB\""),
                arguments(
                        "port: http",
                        "port: 1.5",
                        "web.yaml:19:"
                                + " spec.template.spec.containers[0].readinessProbe.httpGet.port of Deployment web must be text"
                                + " or a whole number, got 1.5"),
                arguments(
                        "protocol: TCP",
                        "protocol: tcp",
                        "web.yaml:18: spec.template.spec.containers[0].ports[0].protocol"
                                + " of Deployment web must be TCP, UDP or SCTP, got \"tcp\""),
                arguments(
                        "args: [a, b]",
                        "args: a b",
                        "web.yaml:16: spec.template.spec.containers[0].args of Deployment"
                                + " web must be a list, got \"a b\""),
                arguments(
                        "args: [a, b]",
                        "args: [a, ~]",
                        "web.yaml:16: spec.template.spec.containers[0].args[1] of" + " Deployment web is empty"),
                arguments(
                        "{matchLabels: {app: web}}",
                        "web",
                        "web.yaml:8: spec.selector of Deployment web must be a" + " mapping, got \"web\""),
                arguments(
                        "{labels: {app: web}}",
                        "{labels: [app]}",
                        "web.yaml:10: spec.template.metadata.labels of"
                                + " Deployment web must be a mapping, got a list"),
                arguments(
                        "- name: web\n",
                        "- tty: true\n",
                        "web.yaml:13: spec.template.spec.containers[0].name of" + " Deployment web is missing"),
                arguments(
                        "{name: A, value",
                        "{name: ~, value",
                        "web.yaml:17:" + " spec.template.spec.containers[0].env[0].name of Deployment web is missing"),
                arguments(
                        "apps/v1",
                        "apps/v1beta2",
                        "web.yaml:1: apiVersion of Deployment web must be apps/v1, got" + " \"apps/v1beta2\""),
                arguments(
                        "apps/v1",
                        "extensions/v1beta1",
                        "web.yaml:1: apiVersion of Deployment web must be apps/v1, got" + " \"extensions/v1beta1\""),
                arguments(
                        "kind: Deployment",
                        "kind: Deploymnet",
                        "web.yaml:2: kind of Deploymnet web is unknown, did you" + " mean \"Deployment\"?"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void namesTheLineAndThePathOfAMistake(String right, String wrong, String message) {
        assertThat(DEPLOYMENT).contains(right);

        assertThat(check(DEPLOYMENT.replace(right, wrong))).containsExactly(message);
    }

    @Test
    void blamesTheObjectForWhatNoUserWrote() {
        assertThat(problems(Yaml.manifest(DEPLOYMENT.replace("replicas: 2", "replicas: a"), "template web/deployment")))
                .containsExactly("Deployment web: spec.replicas must be a whole number, got \"a\"");
    }

    @Test
    void saysOnceWhatOneLineDoesToManyObjects() {
        var manifests = IntStream.range(0, 20)
                .mapToObj(ordinal -> Yaml.manifest(
                        DEPLOYMENT
                                .replace("name: web\n  a", "name: web-%d\n  a".formatted(ordinal))
                                .replace("replicas: 2", "replicsa: 2"),
                        "patches/web.yaml"))
                .toArray(Manifest[]::new);

        assertThat(problems(manifests))
                .containsExactly("patches/web.yaml:7: spec.replicsa of Deployment web-0 (and 19 others) is unknown,"
                        + " did you mean \"replicas\"?");
    }

    @Test
    void neverRepeatsASecret() {
        assertThat(check(SECRET.replace("aHVudGVyMg==", "hunter2")))
                .containsExactly("web.yaml:4: data[\"password\"] of Secret passwords must be base64 text");
        assertThat(check(SECRET.replace("{password: hunter2}", "hunter2")))
                .containsExactly("web.yaml:5: stringData of Secret passwords must be a mapping");
        assertThat(check(SECRET.replace("password: hunter2", "password: 1234")))
                .containsExactly("web.yaml:5: stringData[\"password\"] of Secret passwords must be text in quotes");
    }

    @Test
    void passesKindsThatItDoesNotKnow() {
        var custom = Yaml.manifest("""
                apiVersion: example.com/v1
                kind: Deployment
                metadata: {name: web}
                whatever: [1]
                """, "web.yaml");
        var older = Yaml.manifest("""
                apiVersion: gateway.networking.k8s.io/v1alpha2
                kind: HTTPRoute
                metadata: {name: web}
                """, "web.yaml");
        var known = Yaml.manifest(DEPLOYMENT, "web.yaml");

        assertThat(problems(custom, older, known)).isEmpty();
        assertThat(ManifestCheck.withoutSchema(List.of(custom, older, known))).containsExactly(custom, older);
    }

    private static List<String> check(String object) {
        return problems(Yaml.manifest(object, "web.yaml"));
    }

    private static List<String> problems(Manifest... manifests) {
        var problems = new Problems();
        FieldRules.check(List.of(manifests), Set.of(), problems);
        return problems.diagnostics().stream().map(Diagnostic::toString).toList();
    }
}
