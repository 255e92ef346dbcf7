package dev.jitsirenderer.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a scalar without quotes means, and to whom.
///
/// [#isAmbiguous] is wider than what is read here: text is quoted on output as soon as *any* YAML 1.1 or 1.2 reader
/// would take it for something else (`y`, `12:30`, `2026-11-22`, `1_000`, `.inf`, `=`).
public final class PlainScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of(
            "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON",
            "off", "Off", "OFF");
    private static final Set<String> MORE_AMBIGUOUS = Set.of("y", "Y", "n", "N", "=", "<<");
    private static final int LONGEST_AMBIGUOUS_WORD = "false".length();

    /// Longer ones are text: no number that Kubernetes holds has more digits, and reading a million would take minutes.
    private static final int MAX_NUMBER = 100;

    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0o?([0-7_]+)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x([0-9a-fA-F_]+)");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b([01_]+)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?");
    private static final Pattern LOOKS_NUMERIC =
            Pattern.compile("[-+]?[.]?[0-9][-+0-9a-foxtz_.,: ]*|[-+]?\\.(inf|nan)");

    private PlainScalars() {}

    static boolean isNull(String written) {
        return written.length() <= LONGEST_AMBIGUOUS_WORD && NULLS.contains(written);
    }

    static boolean isBoolean(String written) {
        return written.length() <= LONGEST_AMBIGUOUS_WORD && BOOLEANS.contains(written);
    }

    static Optional<BigInteger> integer(String written) {
        if (written.length() > MAX_NUMBER) {
            return Optional.empty();
        }
        var sign = written.startsWith("-") ? BigInteger.ONE.negate() : BigInteger.ONE;
        if (INTEGER.matcher(written).matches()) {
            return Optional.of(new BigInteger(written.replace("_", "").replace("+", "")));
        }
        return radix(OCTAL, written, 8)
                .or(() -> radix(HEXADECIMAL, written, 16))
                .or(() -> radix(BINARY, written, 2))
                .map(sign::multiply);
    }

    static Optional<BigDecimal> decimal(String written) {
        return written.length() <= MAX_NUMBER && DECIMAL.matcher(written).matches()
                ? Optional.of(new BigDecimal(written.startsWith("+") ? written.substring(1) : written))
                : Optional.empty();
    }

    /// Whether some reader would not take these characters, unquoted, for text.
    public static boolean isAmbiguous(String text) {
        if (isNull(text) || isBoolean(text) || MORE_AMBIGUOUS.contains(text)) {
            return true;
        }
        return startsNumber(text)
                && LOOKS_NUMERIC.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /// What is no number for any reader is mostly seen by its first character.
    static boolean startsNumber(String text) {
        var first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Optional<BigInteger> radix(Pattern pattern, String written, int radix) {
        var matcher = pattern.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var digits = matcher.group(1).replace("_", "");
        return digits.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(digits, radix));
    }
}
