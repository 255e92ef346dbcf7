package dev.jitsirenderer.plan;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A vector selector of PromQL: the name of a series and what its labels must be.
///
/// @param matchers as PromQL writes them, such as `namespace="jitsi"`
record Series(String name, List<String> matchers) {

    /// What RE2 gives a meaning to.
    private static final Pattern META = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    static Series of(String name) {
        return new Series(name, List.of());
    }

    Series where(String label, String value) {
        return with("%s=%s".formatted(label, quoted(value)));
    }

    /// @param values at least one
    Series whereOneOf(String label, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no series has none of the values of " + label);
        }
        return values.size() == 1
                ? where(label, values.getFirst())
                : matching(label, values.stream().map(Series::literal).collect(Collectors.joining("|")));
    }

    /// @param pattern in RE2's language, of the whole value
    Series matching(String label, String pattern) {
        return with("%s=~%s".formatted(label, quoted(pattern)));
    }

    /// A pattern that only this text matches.
    static String literal(String text) {
        return META.matcher(text).replaceAll("\\\\$0");
    }

    @Override
    public String toString() {
        return "%s{%s}".formatted(name, String.join(", ", matchers));
    }

    private Series with(String matcher) {
        return new Series(
                name, Stream.concat(matchers.stream(), Stream.of(matcher)).toList());
    }

    private static String quoted(String text) {
        return "\"%s\""
                .formatted(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }
}
