package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// A single value.
///
/// @param text what was written, without quotes; for kinds other than [Kind#TEXT] in the form that YAML 1.1, YAML 1.2
///     and JSON agree on, so `yes` is `true` and `0x1F` is `31`
/// @param written the very characters of the source, for types that want text where YAML sees something else: the
///     environment variable `ENABLE_X: yes` is "yes"
/// @param firstLine where the text itself begins: a line below the key for a literal block, and 0 if the lines of the
///     text are not those of the source
public record Scalar(Position position, String text, Kind kind, String written, int firstLine) implements Node {

    /// What stands for null in [Node#data].
    public static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    public enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    public Scalar(Position position, String text, Kind kind, String written) {
        this(position, text, kind, written, 0);
    }

    public static Scalar text(Position position, String text) {
        return new Scalar(position, text, Kind.TEXT, text);
    }

    /// A literal block (`|`).
    static Scalar block(Position position, String text, int firstLine) {
        return new Scalar(position, text, Kind.TEXT, text, firstLine);
    }

    public static Scalar integer(Position position, long value) {
        var text = Long.toString(value);
        return new Scalar(position, text, Kind.INTEGER, text);
    }

    static Scalar truth(Position position, boolean value) {
        var text = Boolean.toString(value);
        return new Scalar(position, text, Kind.BOOLEAN, text);
    }

    public static Scalar nothing(Position position) {
        return new Scalar(position, "null", Kind.NULL, "null");
    }

    /// Reads a plain scalar as YAML 1.1 does in the dialect of Kubernetes' own reader (go-yaml): `yes`, `on`, octal
    /// and hexadecimal numbers count, sexagesimal numbers and dates are text.
    public static Scalar plain(Position position, String written) {
        if (PlainScalars.isNull(written)) {
            return new Scalar(position, "null", Kind.NULL, written);
        }
        if (PlainScalars.isBoolean(written)) {
            var lower = written.toLowerCase(Locale.ROOT);
            var truth = lower.equals("true") || lower.equals("yes") || lower.equals("on");
            return new Scalar(position, Boolean.toString(truth), Kind.BOOLEAN, written);
        }
        if (!PlainScalars.startsNumber(written)) {
            return text(position, written);
        }
        return PlainScalars.integer(written)
                .map(value -> new Scalar(position, value.toString(), Kind.INTEGER, written))
                .or(() -> PlainScalars.decimal(written)
                        .map(value -> new Scalar(position, value.toPlainString(), Kind.DECIMAL, written)))
                .orElseGet(() -> text(position, written));
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    @Override
    public long count() {
        return 1;
    }

    @Override
    public Object data() {
        return switch (kind) {
            case TEXT -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> new BigInteger(text);
            case DECIMAL -> new BigDecimal(text).stripTrailingZeros();
            case NULL -> NOTHING;
        };
    }
}
