package dev.jitsirenderer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HAProxy itself accepts what is rendered, without a warning. `-Dhaproxy.binary=` names another executable than the
/// one on the PATH; `-Dhaproxy.required=true` makes its absence a failure.
@QuarkusTest
class HaproxyConfigurationTest {

    private static final String HAPROXY = System.getProperty("haproxy.binary", "haproxy");

    @TempDir
    Path directory;

    @BeforeEach
    void needsHaproxy() throws InterruptedException {
        try {
            new ProcessBuilder(HAPROXY, "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            var message = HAPROXY + " is not installed, so its configuration is not checked: apt-get install haproxy";
            if (Boolean.getBoolean("haproxy.required")) {
                fail(message, e);
            }
            abort(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "haproxy-0, haproxy.balance=consistent-hash, shardCount=2",
        "haproxy-1, haproxy.balance=consistent-hash, shardCount=2",
        "haproxy-0, haproxy.balance=roundrobin, shardCount=2",
        "haproxy-2, haproxy.replicas=3, shardCount=2",
        "haproxy-8, haproxy.replicas=9, shardCount=17",
        "haproxy-1, shards.1.state=draining, shardCount=2",
        "haproxy-0, haproxy.replicas=1, shardCount=100"
    })
    void isAcceptedWithoutAWarning(String hostname, String setting, String shards) throws Exception {
        var configuration = Files.writeString(directory.resolve("haproxy.cfg"), rendered(setting, shards));

        var result = check(configuration, hostname);

        assertThat(result.output()).isIn("", "Configuration file is valid\n");
        assertThat(result.exitCode()).isZero();
    }

    private record Result(int exitCode, String output) {}

    private Result check(Path configuration, String hostname) throws IOException, InterruptedException {
        var output = directory.resolve("output");
        var builder = new ProcessBuilder(HAPROXY, "-c", "-dW", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOSTNAME", hostname);
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    /// Peers are resolved even for a check, and there is no cluster to ask: their names become addresses.
    private static String rendered(String... settings) {
        var checked =
                Renderer.render(Request.of(Path.of("environments/production")).withSettings(List.of(settings)));
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<List<Manifest>>) checked)
                .value().stream()
                        .filter(manifest -> manifest.kind().equals("ConfigMap")
                                && manifest.name().equals("haproxy-config"))
                        .map(manifest -> manifest.object()
                                .mapping("data")
                                .orElseThrow()
                                .text("haproxy.cfg")
                                .orElseThrow())
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("haproxy-([0-9])\\.jitsi\\.svc\\.cluster\\.local:1024", "127.0.1.$1:1024");
    }
}
