package dev.jitsirenderer.check;

import dev.jitsirenderer.yaml.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/// What the API server takes as the value of a field.
sealed interface FieldType {

    /// A single value.
    enum Single implements FieldType {
        TEXT("text") {
            @Override
            boolean accepts(Scalar scalar) {
                return isText(scalar);
            }
        },
        INTEGER("a whole number") {
            @Override
            boolean accepts(Scalar scalar) {
                return isWholeNumber(scalar, Integer.SIZE);
            }
        },
        LONG("a whole number") {
            @Override
            boolean accepts(Scalar scalar) {
                return isWholeNumber(scalar, Long.SIZE);
            }
        },
        NUMBER("a number") {
            @Override
            boolean accepts(Scalar scalar) {
                return isNumber(scalar);
            }
        },
        BOOLEAN("true or false") {
            @Override
            boolean accepts(Scalar scalar) {
                return scalar.kind() == Scalar.Kind.BOOLEAN;
            }
        },
        QUANTITY("a quantity such as 500m or 1Gi") {
            @Override
            boolean accepts(Scalar scalar) {
                return isNumber(scalar)
                        || (isText(scalar) && AMOUNT.matcher(scalar.text()).matches());
            }
        },
        TEXT_OR_INTEGER("text or a whole number") {
            @Override
            boolean accepts(Scalar scalar) {
                return isText(scalar) || isWholeNumber(scalar, Integer.SIZE);
            }
        },
        TIME("a time such as 2026-11-22T12:00:00Z") {
            @Override
            boolean accepts(Scalar scalar) {
                return isText(scalar) && INSTANT.matcher(scalar.text()).matches();
            }
        },
        BYTES("base64 text") {
            @Override
            boolean accepts(Scalar scalar) {
                return isText(scalar) && isBase64(scalar.text());
            }
        };

        /// Wider than [dev.jitsirenderer.topology.Quantity], which is what makes sense in values.
        private static final Pattern AMOUNT =
                Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?");

        private static final Pattern INSTANT = Pattern.compile(
                "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})");

        private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

        private final String rule;

        Single(String rule) {
            this.rule = rule;
        }

        abstract boolean accepts(Scalar scalar);

        /// Completes the sentence "must be …".
        String rule() {
            return rule;
        }

        private static boolean isText(Scalar scalar) {
            return scalar.kind() == Scalar.Kind.TEXT;
        }

        private static boolean isNumber(Scalar scalar) {
            return scalar.kind() == Scalar.Kind.INTEGER || scalar.kind() == Scalar.Kind.DECIMAL;
        }

        /// `3.0` is one, too: on the way through JSON it becomes `3`.
        private static boolean isWholeNumber(Scalar scalar, int bits) {
            return switch (scalar.kind()) {
                case INTEGER -> new BigInteger(scalar.text()).bitLength() < bits;
                case DECIMAL -> isWholeNumber(new BigDecimal(scalar.text()), bits);
                case TEXT, BOOLEAN, NULL -> false;
            };
        }

        private static boolean isWholeNumber(BigDecimal number, int bits) {
            return number.stripTrailingZeros().scale() <= 0
                    && number.toBigInteger().bitLength() < bits;
        }

        /// As Go reads it: with its padding, line breaks do not count.
        private static boolean isBase64(String text) {
            var digits = text.replace("\n", "").replace("\r", "");
            return digits.length() % 4 == 0 && BASE64.matcher(digits).matches();
        }
    }

    /// One of a few words.
    record Choice(List<String> words) implements FieldType {}

    record ListOf(FieldType item) implements FieldType {}

    /// Any keys, values of one type.
    record MapOf(FieldType value) implements FieldType {}

    /// A mapping with fields of its own.
    record Structured(String structure) implements FieldType {}

    /// Whatever can be written.
    record Anything() implements FieldType {}

    FieldType ANYTHING = new Anything();

    /// @param code as it stands in the schema
    static FieldType parse(String code) {
        return switch (code.charAt(0)) {
            case '[' -> new ListOf(parse(code.substring(1)));
            case '{' -> new MapOf(parse(code.substring(1)));
            case '(' -> new Choice(List.of(code.substring(1, code.length() - 1).split("\\|")));
            case '*' -> ANYTHING;
            default -> code.length() == 1 ? single(code.charAt(0)) : new Structured(code);
        };
    }

    private static FieldType single(char code) {
        return switch (code) {
            case 's' -> Single.TEXT;
            case 'i' -> Single.INTEGER;
            case 'l' -> Single.LONG;
            case 'n' -> Single.NUMBER;
            case 'b' -> Single.BOOLEAN;
            case 'q' -> Single.QUANTITY;
            case 'p' -> Single.TEXT_OR_INTEGER;
            case 't' -> Single.TIME;
            case 'y' -> Single.BYTES;
            default -> throw new IllegalArgumentException("the schema has no type " + code);
        };
    }
}
