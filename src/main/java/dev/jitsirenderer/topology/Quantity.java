package dev.jitsirenderer.topology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An amount in Kubernetes' notation, printed as it was written.
///
/// @param text such as `500m`, `1.5Gi` or `8M`
/// @param amount in the base unit: cores, bytes, or bytes per second
public record Quantity(String text, BigDecimal amount) implements Comparable<Quantity> {

    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{1,15}(?:\\.[0-9]{1,9})?|\\.[0-9]{1,9})(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][-+]?[0-9]{1,2})?");

    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)),
            Map.entry("Ei", BigDecimal.TWO.pow(60)));

    /// Kubernetes cuts larger amounts to this one without a word.
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /// Empty if it is none, or more than Kubernetes can hold.
    public static Optional<Quantity> parse(String text) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(matcher.group(1));
        return Optional.of(new Quantity(text, amount(number, matcher.group(2))))
                .filter(quantity -> quantity.amount().compareTo(MAX) <= 0);
    }

    private static BigDecimal amount(BigDecimal number, @Nullable String suffix) {
        if (suffix == null) {
            return number;
        }
        var factor = FACTORS.get(suffix);
        return factor == null ? new BigDecimal(number.toPlainString() + suffix) : number.multiply(factor);
    }

    /// A whole amount in the shortest notation with a decimal suffix, such as `2500k`.
    ///
    /// @param amount in the base unit; what is behind the point is cut off
    public static Quantity ofWhole(BigDecimal amount) {
        var whole = amount.toBigInteger();
        return Stream.of("G", "M", "k")
                .filter(suffix -> whole.mod(factor(suffix)).signum() == 0)
                .findFirst()
                .map(suffix -> of(whole.divide(factor(suffix)) + suffix))
                .orElseGet(() -> of(whole.toString()));
    }

    private static BigInteger factor(String suffix) {
        return requireNonNull(FACTORS.get(suffix)).toBigInteger();
    }

    public static Quantity of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not a quantity"));
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return text;
    }
}
