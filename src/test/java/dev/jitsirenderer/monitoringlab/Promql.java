package dev.jitsirenderer.monitoringlab;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An expression of Prometheus, as far as it takes to see which series it names. Whether it is an expression at all,
/// promtool says.
///
/// Variables of Grafana (`$namespace`, `${window}`) may stand where values do.
final class Promql {

    /// What can stand in front of a name, or hide one.
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>\\#[^\\n]*)\
            |(?<text>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)\
            |(?<variable>\\$(?:\\{[^}]*}|\\w+))\
            |(?<range>\\[[^]]*])\
            |(?<number>\\.?[0-9][0-9A-Za-z_.]*)\
            |(?<word>[A-Za-z_:][A-Za-z0-9_:]*)\
            |(?<sign>[{}()])""");

    /// Followed by labels in parentheses.
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Set<String> OPERATORS =
            Set.of("and", "or", "unless", "atan2", "bool", "offset", "start", "end", "inf", "nan");

    private static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "min",
            "max",
            "avg",
            "group",
            "stddev",
            "stdvar",
            "count",
            "count_values",
            "bottomk",
            "topk",
            "quantile");

    private Promql() {}

    /// The names of series in an expression, sorted.
    ///
    /// @throws IllegalArgumentException for a selector that names its series by a pattern, which could be any
    static SortedSet<String> seriesIn(String expression) {
        var names = new TreeSet<String>();
        var tokens = TOKEN.matcher(expression).results().filter(Promql::counts).toList();
        for (int index = 0; index < tokens.size(); index++) {
            var token = tokens.get(index).group();
            var next = index + 1 < tokens.size() ? tokens.get(index + 1).group() : "";
            if (token.equals("{")) {
                index = closing(tokens, index, "}", names, expression);
            } else if (isGrouping(token)) {
                index = next.equals("(") ? closing(tokens, index + 1, ")", names, expression) : index;
            } else if (isName(token) && !next.equals("(") && !isAggregation(token, next)) {
                names.add(token);
            }
        }
        return names;
    }

    /// The position of the sign that ends labels or matchers.
    private static int closing(
            List<MatchResult> tokens, int opening, String sign, SortedSet<String> names, String expression) {
        for (int index = opening + 1; index < tokens.size(); index++) {
            var token = tokens.get(index);
            if (token.group().equals(sign)) {
                return index;
            }
            if (token.group().equals("__name__")) {
                var value = tokens.get(index + 1).group();
                if (!expression
                        .substring(token.end(), tokens.get(index + 1).start())
                        .strip()
                        .equals("=")) {
                    throw new IllegalArgumentException("which series are meant? " + expression);
                }
                names.add(value.substring(1, value.length() - 1));
            }
        }
        throw new IllegalArgumentException("%s is missing: %s".formatted(sign, expression));
    }

    private static boolean counts(MatchResult token) {
        return token.group("word") != null || token.group("sign") != null || token.group("text") != null;
    }

    private static boolean isName(String token) {
        return (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == ':')
                && !OPERATORS.contains(token.toLowerCase(Locale.ROOT));
    }

    private static boolean isGrouping(String token) {
        return GROUPING.contains(token.toLowerCase(Locale.ROOT));
    }

    private static boolean isAggregation(String token, String next) {
        return AGGREGATIONS.contains(token.toLowerCase(Locale.ROOT)) && isGrouping(next);
    }
}
