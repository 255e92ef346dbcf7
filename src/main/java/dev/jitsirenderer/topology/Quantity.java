package dev.jitsirenderer.topology;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TEN;
import static java.math.BigInteger.TWO;
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
/// Whole numbers carry it: the JVM computes large powers for the first [BigDecimal] there is, which takes longer than
/// all
/// else that is planned for a shard.
///
/// @param text such as `500m`, `1.5Gi` or `8M`
/// @param picos the amount in 10⁻¹² of the base unit: of a core, a byte, or a byte per second. What is smaller is
/// rounded
///     up, as Kubernetes rounds up what is below 10⁻⁹
public record Quantity(String text, BigInteger picos) implements Comparable<Quantity> {

    private static final int PICO = 12;

    private static final BigInteger UNIT = TEN.pow(PICO);

    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{1,15}(?:\\.[0-9]{1,9})?|\\.[0-9]{1,9})(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][-+]?[0-9]{1,2})?");

    private static final Map<String, BigInteger> PREFIXES = Map.ofEntries(
            Map.entry("k", TEN.pow(3)),
            Map.entry("M", TEN.pow(6)),
            Map.entry("G", TEN.pow(9)),
            Map.entry("T", TEN.pow(12)),
            Map.entry("P", TEN.pow(15)),
            Map.entry("E", TEN.pow(18)),
            Map.entry("Ki", TWO.pow(10)),
            Map.entry("Mi", TWO.pow(20)),
            Map.entry("Gi", TWO.pow(30)),
            Map.entry("Ti", TWO.pow(40)),
            Map.entry("Pi", TWO.pow(50)),
            Map.entry("Ei", TWO.pow(60)));

    /// Kubernetes cuts larger amounts to this one without a word.
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE).multiply(UNIT);

    /// Empty if it is none, or more than Kubernetes can hold.
    public static Optional<Quantity> parse(String text) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(text, picos(matcher.group(1), matcher.group(2))))
                .filter(quantity -> quantity.picos().compareTo(MAX) <= 0);
    }

    private static BigInteger picos(String number, @Nullable String suffix) {
        var point = number.indexOf('.');
        var decimals = point < 0 ? 0 : number.length() - point - 1;
        var digits = new BigInteger(number.replace(".", ""));
        var prefix = suffix == null ? ONE : PREFIXES.get(suffix);
        return prefix == null
                ? shifted(digits, PICO - decimals + exponent(requireNonNull(suffix)))
                : shifted(digits.multiply(prefix), PICO - decimals);
    }

    private static int exponent(String suffix) {
        return suffix.equals("m") ? -3 : Integer.parseInt(suffix, 1, suffix.length(), 10);
    }

    /// Multiplied with a power of ten.
    private static BigInteger shifted(BigInteger number, int places) {
        if (places >= 0) {
            return number.multiply(TEN.pow(places));
        }
        var power = TEN.pow(-places);
        return number.add(power).subtract(ONE).divide(power);
    }

    /// A whole amount in the shortest notation with a decimal suffix, such as `2500k`.
    ///
    /// @param amount in the base unit
    public static Quantity ofWhole(BigInteger amount) {
        return Stream.of("G", "M", "k")
                .filter(suffix -> amount.mod(prefix(suffix)).signum() == 0)
                .findFirst()
                .map(suffix -> of(amount.divide(prefix(suffix)) + suffix))
                .orElseGet(() -> of(amount.toString()));
    }

    private static BigInteger prefix(String suffix) {
        return requireNonNull(PREFIXES.get(suffix));
    }

    public static Quantity of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not a quantity"));
    }

    /// That many times the amount, in the base unit; what is behind the point is cut off.
    public BigInteger times(long factor) {
        return picos.multiply(BigInteger.valueOf(factor)).divide(UNIT);
    }

    /// The amount in the base unit as a plain number, such as `0.8` for `800m`.
    public String plain() {
        return new BigDecimal(picos, PICO).stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Quantity other) {
        return picos.compareTo(other.picos);
    }

    @Override
    public String toString() {
        return text;
    }
}
