package dev.jitsirenderer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        ".25, 0.25",
        "250m, 0.25",
        "1500m, 1.5",
        "0.5m, 0.0005",
        "0.000000001m, 0.000000000001",
        "1k, 1000",
        "1.5M, 1500000",
        "3G, 3000000000",
        "1Ki, 1024",
        "1.5Mi, 1572864",
        "0.5Ei, 576460752303423488",
        "1e3, 1000",
        "1E3, 1000",
        "2.5e-1, 0.25",
        "1e+02, 100",
        "1E, 1000000000000000000"
    })
    void isANumber(String text, String number) {
        assertThat(Quantity.of(text).plain()).isEqualTo(number);
        assertThat(Quantity.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"1e-12, 0.000000000001", "1e-13, 0.000000000001", "1.000000001e-9, 0.000000001001", "0e-99, 0"})
    void roundsUpWhatIsTooSmall(String text, String number) {
        assertThat(Quantity.of(text).plain()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "-1",
                "+1",
                "1.",
                "1 k",
                "1K",
                "1u",
                "1e",
                "1e100",
                "1.0000000001",
                "1234567890123456",
                "١",
                "8Ei",
                "9.223372037E",
                "1e19"
            })
    void refuses(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.999999999Ei", "9.223372036E", "9e18"})
    void takesAsMuchAsKubernetes(String text) {
        assertThat(Quantity.parse(text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"1000m, 1", "1024, 1Ki", "1e3, 1k", "0.5, 500m", "1E, 1e18"})
    void comparesAmounts(String one, String same) {
        assertThat(Quantity.of(one)).isEqualByComparingTo(Quantity.of(same));
    }

    @ParameterizedTest
    @CsvSource({"1, 1001m", "1M, 1Mi", "1e-12, 1.1e-12"})
    void ordersAmounts(String less, String more) {
        assertThat(Quantity.of(less)).isLessThan(Quantity.of(more));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1, 1", "1.5, 2, 3", "333m, 3, 0", "334m, 3, 1", "2, 2500000, 5000000"})
    void cutsWhatIsBehindThePoint(String text, long factor, long product) {
        assertThat(Quantity.of(text).times(factor)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"0, 0G", "999, 999", "1000, 1k", "2500000, 2500k", "5000000, 5M", "10000000000, 10G"})
    void isWrittenShort(BigInteger amount, String text) {
        assertThat(Quantity.ofWhole(amount)).hasToString(text);
    }

    @Property
    void isWhatWasWritten(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long amount) {
        assertThat(Quantity.ofWhole(BigInteger.valueOf(amount)).times(1)).isEqualTo(amount);
        assertThat(Quantity.of(amount + "m").times(1_000)).isEqualTo(amount);
    }
}
