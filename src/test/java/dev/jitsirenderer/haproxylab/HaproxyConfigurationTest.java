package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HAProxy itself accepts what is rendered, without a warning.
@QuarkusTest
class HaproxyConfigurationTest {

    @TempDir
    Path directory;

    @BeforeAll
    static void needsHaproxy() {
        Program.HAPROXY.require();
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
        var process = Program.HAPROXY.start(
                output, List.of("-c", "-dW", "-f", configuration.toString()), "HOSTNAME=" + hostname);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    /// Peers are resolved even for a check, and there is no cluster to ask: their names become addresses.
    private static String rendered(String... settings) {
        return Rendered.haproxyConfiguration(Path.of("environments/production"), List.of(settings))
                .replaceAll("haproxy-([0-9])\\.jitsi\\.svc\\.cluster\\.local:1024", "127.0.1.$1:1024");
    }
}
