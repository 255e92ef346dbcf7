package dev.jitsirenderer.monitoringlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            up == 0                                                               ; up
            sum by (pod) (rate(a_total{pod=~"b|c",d!="e"}[5m]))                   ; a_total
            sum(a) without (instance)                                             ; a
            SUM BY (x) (a) / ON (y) GROUP_LEFT (z, w) b                           ; a b
            a * on (pod) group_left b                                             ; a b
            topk($n, a) offset 5m > bool 1e3                                      ; a
            a[5m:30s] @ end() or b unless c and d                                 ; a b c d
            {__name__="a", pod="b"}                                               ; a
            histogram_quantile(0.9, sum by (le) (rate(a_bucket[$__rate_interval]))); a_bucket
            label_replace(a, "b", "$1", "c", "(d) by (e)")                        ; a
            namespace:a:rate5m + jitsi:b                                          ; jitsi:b namespace:a:rate5m
            time() - a # than b                                                   ; a
            count(a) by (b) > -Inf                                                ; a
            absent(a{b='c}'}) == 1                                                ; a
            vector(1)                                                             ;
            rate(a{b=`"`, c="\\""}[${window}]) + d                                ; a d
            sum_over_time(a[1h]) / count                                          ; a count
            """)
    void namesItsSeries(String expression, String series) {
        var expected = series == null ? List.of() : List.of(series.split(" "));

        assertThat(Promql.seriesIn(expression))
                .containsExactlyElementsOf(
                        expected.stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{__name__=~\"jitsi_.*\"}", "a{__name__!=\"b\"}"})
    void mayNotNameThemByAPattern(String expression) {
        assertThatThrownBy(() -> Promql.seriesIn(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsWhatItBegins() {
        assertThatThrownBy(() -> Promql.seriesIn("a{pod=\"b\"")).isInstanceOf(IllegalArgumentException.class);
    }
}
