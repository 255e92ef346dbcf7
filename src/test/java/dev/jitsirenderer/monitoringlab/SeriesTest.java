package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.haproxylab.Program;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesTest {

    @BeforeAll
    static void needsPromtool() {
        Program.PROMTOOL.require();
    }

    /// What promtool says of names is for those to hear who chose them.
    @ParameterizedTest
    @EnumSource
    void isReadByPrometheus(Series series) throws IOException {
        var result = Program.PROMTOOL.run(
                List.of("check", "metrics"),
                ProcessBuilder.Redirect.from(series.file().toFile()));

        assertThat(result.output().lines())
                .allMatch(line -> line.matches("[a-z_0-9]+ (use base unit|metric name should not include type|"
                        + "counter metrics should have|non-histogram and non-summary metrics should not have) .*"));
    }
}
