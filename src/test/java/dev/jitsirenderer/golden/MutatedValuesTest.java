package dev.jitsirenderer.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.values.Values;
import dev.jitsirenderer.yaml.JsonText;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is written below whatever key is either refused with a message or rendered to objects that Kubernetes
/// knows. The seed is fixed: what fails once fails again.
@QuarkusTest
class MutatedValuesTest {

    private static final int MUTATIONS = 3_000;

    private static final Pattern MESSAGE = Pattern.compile("(values\\.yaml(:[1-9][0-9]*)?|--set): \\S.*");

    /// Odd forms of what keys accept, and what they do not.
    private static final List<String> WRITTEN = List.of(
            "null",
            "~",
            "''",
            "0",
            "1",
            "2",
            "3",
            "-1",
            "1000",
            "70",
            "1.5",
            "65535",
            "65536",
            "99999999999999999999",
            "true",
            "false",
            "yes",
            "on",
            "a",
            "A",
            "a-b",
            "a.b.c",
            "a_b",
            "-",
            "x y",
            "'\\u0000'",
            "\"\\u0085\"",
            "\"a\\nb\"",
            "'{shard.name}'",
            "'${x}'",
            "'%d'",
            "2026-11-22",
            "12:30",
            "0123",
            "1e3",
            "500m",
            "1Gi",
            "16Ei",
            "8M",
            "90s",
            "4h",
            "3d",
            "1ms",
            "10.0.0.1",
            "10.0.0.0/8",
            "'fd00::/8'",
            "'::1'",
            "host:1",
            "host:99999",
            "ghcr.io/jitsi/web:stable-11146-2",
            "web",
            "Web:1",
            "NodePort",
            "HostPort",
            "LoadBalancer",
            "node",
            "stun",
            "addresses",
            "cpu",
            "network",
            "roundrobin",
            "consistent-hash",
            "DoNotSchedule",
            "OnDelete",
            "active",
            "draining",
            "nginx",
            "other",
            "[]",
            "[a]",
            "[1, 2]",
            "[{}]",
            "[10.0.0.1]",
            "['stun.example.com:3478']",
            "{}",
            "{a: b}",
            "{a: {b: {c: d}}}",
            "{a: null}",
            "{cpu: 1, memory: 1Gi}",
            "{0: {state: draining}}",
            "{1: {zone: a}}",
            "[{type: Pods, value: 1, periodSeconds: 60}]",
            "{/config/a.js: {content: x}}",
            "{ENABLE_LOBBY: 1}");

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    @TempDir
    Path repository;

    @Test
    void areRefusedWithAMessageOrRenderedToKnownObjects() throws Exception {
        Files.createDirectory(repository.resolve(".git"));
        Files.writeString(repository.resolve("values.yaml"), "domain: meet.example.com\n");
        var random = new Random(20_261_122);
        var paths = paths();
        var accepted = 0;
        var rejected = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            var settings = new ArrayList<String>();
            for (var count = random.nextInt(1, 3); count > 0; count--) {
                settings.add("%s=%s".formatted(pick(paths, random), pick(WRITTEN, random)));
            }
            switch (Renderer.render(Request.of(repository).withSettings(settings))) {
                case Checked.Accepted<List<Manifest>>(var manifests) -> {
                    accepted++;
                    assertKnown(manifests, settings);
                }
                case Checked.Rejected<List<Manifest>>(var problems) -> {
                    rejected++;
                    assertThat(problems)
                            .as("%s", settings)
                            .allSatisfy(
                                    problem -> assertThat(problem.toString()).matches(MESSAGE));
                }
            }
        }
        assertThat(accepted).isGreaterThan(MUTATIONS / 20);
        assertThat(rejected).isGreaterThan(MUTATIONS / 2);
    }

    private void assertKnown(List<Manifest> manifests, List<String> settings) throws ReflectiveOperationException {
        for (var manifest : manifests) {
            assertThat(UnknownFields.of(kubernetes.unmarshal(JsonText.of(manifest.object()))))
                    .as("%s of %s", manifest.name(), settings)
                    .isEmpty();
        }
    }

    /// Of all keys, of a component of a single shard, and of some that are not there.
    private static List<String> paths() {
        var paths = new ArrayList<>(Values.TYPE.paths());
        paths.addAll(List.of(
                "shards", "shards.0.state", "shards.1.jvb.exposure.ports.first", "shards.1.web.image", "nothing"));
        paths.addAll(List.of("env.ENABLE_LOBBY", "web.env.RESOLUTION", "jvb.autoscaling.behavior.scaleDown.policies"));
        assertThat(paths).hasSizeGreaterThan(100);
        return paths;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
