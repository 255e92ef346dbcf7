package dev.jitsirenderer.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which labels an object must have, in the notation of `kubectl --selector`: `app=web,tier in (a, b),!legacy`.
///
/// The grammar is that of Kubernetes' labels package, `>` and `<` for whole numbers included.
///
/// @param text as it was written
/// @param requirements all of which must be met
public record LabelSelector(String text, List<Requirement> requirements) {

    private static final String NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String KEY = "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + NAME;
    private static final String VALUE = "(" + NAME + ")?";

    private static final Pattern REQUIREMENT = Pattern.compile("""
            \\s*(?:\
            !\\s*(?<absent>%1$s)\
            |(?<setKey>%1$s)\\s+(?<setOperator>in|notin)\\s*\\((?<set>[^()]*)\\)\
            |(?<key>%1$s)\\s*(?<operator>==|=|!=)\\s*(?<value>%2$s)\
            |(?<orderKey>%1$s)\\s*(?<order>[<>])\\s*(?<bound>-?[0-9]{1,18})\
            |(?<present>%1$s)\
            )\\s*(?<end>,|$)""".formatted(KEY, VALUE));

    private static final Pattern SET = Pattern.compile("\\s*" + VALUE + "\\s*(,\\s*" + VALUE + "\\s*)*");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /// More than anybody writes by hand; the expressions below go one call deeper for each value of a set.
    private static final int MAX_LENGTH = 2_000;

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /// One condition on a label.
    public sealed interface Requirement {

        boolean isMetBy(Map<String, String> labels);

        record Exists(String key, boolean wanted) implements Requirement {
            @Override
            public boolean isMetBy(Map<String, String> labels) {
                return labels.containsKey(key) == wanted;
            }
        }

        record In(String key, Set<String> values) implements Requirement {
            @Override
            public boolean isMetBy(Map<String, String> labels) {
                var value = labels.get(key);
                return value != null && values.contains(value);
            }
        }

        /// Also met where there is no such label.
        record NotIn(String key, Set<String> values) implements Requirement {
            @Override
            public boolean isMetBy(Map<String, String> labels) {
                var value = labels.get(key);
                return value == null || !values.contains(value);
            }
        }

        record Order(String key, boolean greater, long bound) implements Requirement {
            @Override
            public boolean isMetBy(Map<String, String> labels) {
                var value = labels.get(key);
                if (value == null || !NUMBER.matcher(value).matches()) {
                    return false;
                }
                var number = Long.parseLong(value);
                return greater ? number > bound : number < bound;
            }
        }
    }

    /// Empty if it is none.
    public static Optional<LabelSelector> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var matcher = REQUIREMENT.matcher(text);
        var requirements = new ArrayList<Requirement>();
        var start = 0;
        while (start < text.length()) {
            if (!matcher.region(start, text.length()).lookingAt()) {
                return Optional.empty();
            }
            var requirement = requirement(matcher.toMatchResult());
            var endsWithComma = ",".equals(matcher.group("end"));
            if (requirement == null || (endsWithComma && matcher.end() == text.length())) {
                return Optional.empty();
            }
            requirements.add(requirement);
            start = matcher.end();
        }
        return requirements.isEmpty() ? Optional.empty() : Optional.of(new LabelSelector(text, requirements));
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.isMetBy(labels));
    }

    private static @Nullable Requirement requirement(MatchResult match) {
        if (match.group("absent") != null) {
            return new Requirement.Exists(match.group("absent"), false);
        }
        if (match.group("present") != null) {
            return new Requirement.Exists(match.group("present"), true);
        }
        if (match.group("key") != null) {
            var values = Set.of(match.group("value"));
            return match.group("operator").equals("!=")
                    ? new Requirement.NotIn(match.group("key"), values)
                    : new Requirement.In(match.group("key"), values);
        }
        if (match.group("orderKey") != null) {
            return new Requirement.Order(
                    match.group("orderKey"), match.group("order").equals(">"), Long.parseLong(match.group("bound")));
        }
        if (!SET.matcher(match.group("set")).matches()) {
            return null;
        }
        var values = Arrays.stream(match.group("set").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
        return match.group("setOperator").equals("in")
                ? new Requirement.In(match.group("setKey"), values)
                : new Requirement.NotIn(match.group("setKey"), values);
    }
}
