package dev.jitsirenderer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS =
            Map.of("app", "web", "example.com/tier", "front", "shard", "12", "empty", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app==web | true",
                "app=other | false",
                "app!=other | true",
                "app!=web | false",
                "missing!=anything | true",
                "app in (a, web) | true",
                "app in (a,b) | false",
                "app notin (a,b) | true",
                "missing notin (a) | true",
                "missing in (a) | false",
                "app | true",
                "missing | false",
                "!missing | true",
                "! app | false",
                "shard>11 | true",
                "shard > 12 | false",
                "shard<13 | true",
                "app>1 | false",
                "example.com/tier=front , shard in (12),!missing | true",
                "app=web,shard=13 | false",
                "empty= | true",
                "app= | false",
                "empty in () | true",
                "in=out | false",
                "!in | true",
            })
    void selectsAsKubectlDoes(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector))
                .hasValueSatisfying(parsed -> assertThat(parsed.matches(LABELS)).isEqualTo(matches));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ",", "a=b,", "a b", "a in b", "a in (b", "a=b=c", "=b", "a>b", "a in (b c)", "!", "a=&"
            })
    void refusesWhatIsNoSelector(String selector) {
        assertThat(LabelSelector.parse(selector)).isEmpty();
    }
}
