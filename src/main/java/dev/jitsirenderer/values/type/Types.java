package dev.jitsirenderer.values.type;

import dev.jitsirenderer.topology.DurationText;
import dev.jitsirenderer.topology.Image;
import dev.jitsirenderer.topology.Quantity;
import java.net.InetAddress;
import java.time.Duration;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The scalar and collection types that sections are made of.
public final class Types {

    private static final int MAX_TEXT = 4_096;

    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final String DNS_NAME = DNS_LABEL + "(\\." + DNS_LABEL + ")*";

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

    private static final String IPV4_OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String IPV4 = IPV4_OCTET + "(\\." + IPV4_OCTET + "){3}";
    /// Its characters; whether they make an address, the JDK says.
    private static final String IPV6 = "(?=.*:)[0-9a-fA-F:]{2,39}";

    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    private static final String QUALIFIED_NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String PREFIXED_NAME = "((?=[^/]{1,253}/)" + DNS_NAME + "/)?" + QUALIFIED_NAME;

    private Types() {}

    public static Type<Integer> integer(int min, int max) {
        return new ScalarType<>(
                min + ".." + max,
                text -> parseInteger(text).filter(value -> value >= min && value <= max),
                Map.of("type", "integer", "minimum", min, "maximum", max));
    }

    public static Type<Boolean> bool() {
        return new ScalarType<>(
                "true or false",
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                Map.of("type", "boolean"));
    }

    /// @param words what the user writes, in the order in which messages list it
    public static <T> Type<T> choice(List<T> choices, Function<T, String> words) {
        var byWord = choices.stream().collect(Collectors.toMap(words, choice -> choice));
        var allWords = choices.stream().map(words).toList();
        return new ScalarType<>(
                allWords.size() == 1
                        ? allWords.getFirst()
                        : String.join(", ", allWords.subList(0, allWords.size() - 1)) + " or " + allWords.getLast(),
                text -> Optional.ofNullable(byWord.get(text)),
                Map.of("enum", allWords));
    }

    /// Text without control characters that is matched as a whole.
    public static Type<String> text(String rule, String pattern) {
        return pattern(rule, pattern, MAX_TEXT);
    }

    public static Type<String> dnsLabel() {
        return pattern("a DNS label (a-z, 0-9, -; at most 63 characters)", DNS_LABEL, 63);
    }

    /// The start of a Service's name, which may start with no digit.
    ///
    /// @param max characters; shorter than 63, because more is put behind it
    public static Type<String> namePrefix(int max) {
        return pattern(
                "a DNS label that starts with a letter (a-z, 0-9, -; at most %s characters)".formatted(max),
                "(?![0-9])" + DNS_LABEL,
                max);
    }

    public static Type<String> dnsName() {
        return pattern("a DNS name", DNS_NAME, 253);
    }

    /// A name that browsers can reach: no wildcard, no port, no address, at least one dot unless it is `localhost`.
    public static Type<String> hostName() {
        return pattern(
                "a host name such as meet.example.com",
                "localhost|(?!.*\\.[0-9]+$)" + DNS_LABEL + "(\\." + DNS_LABEL + ")+",
                253);
    }

    public static Type<String> timeZone() {
        return new ScalarType<>(
                "a time zone such as Europe/Berlin",
                text -> ZoneRulesProvider.getAvailableZoneIds().contains(text) ? Optional.of(text) : Optional.empty(),
                Map.of("type", "string"));
    }

    public static Type<String> ipAddress() {
        return addresses("an IP address", IPV4 + "|" + IPV6, 39);
    }

    /// A host name or IPv4 address with a port.
    public static Type<String> server(String example) {
        return pattern("a server such as " + example, DNS_NAME + ":" + PORT, 259);
    }

    public static Type<String> network() {
        return addresses(
                "a network such as 10.244.0.0/16",
                IPV4 + "/(3[0-2]|[12]?[0-9])|" + IPV6 + "/(12[0-8]|1[01][0-9]|[1-9]?[0-9])",
                43);
    }

    /// A length of time in one unit, as HAProxy and HOCON both write it.
    public static Type<Duration> duration(Duration min, Duration max) {
        return new ScalarType<>(
                "a duration such as 90s, 5m or 4h between %s and %s"
                        .formatted(DurationText.of(min), DurationText.of(max)),
                text -> parseDuration(text).filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0),
                Map.of("type", "string", "pattern", anchored(DURATION.pattern())));
    }

    public static Type<Quantity> quantity(String example) {
        return new ScalarType<>(
                "a Kubernetes quantity such as " + example,
                Quantity::parse,
                Map.of("type", List.of("string", "number")));
    }

    public static Type<Image> image() {
        return new ScalarType<>(
                "an image with a tag or digest such as " + Image.EXAMPLE,
                Image::parse,
                Map.of("type", "string", "pattern", anchored(Image.PATTERN)));
    }

    /// Requests or limits by the name of the resource.
    public static Type<Map<String, Quantity>> quantities() {
        return new MapType<>(
                new ScalarType<>(
                        "a resource such as cpu, memory or example.com/gpu",
                        matching(
                                "cpu|memory|ephemeral-storage|hugepages-[1-9][0-9]*[KMG]i|" + DNS_NAME + "/"
                                        + QUALIFIED_NAME,
                                317),
                        Map.of("type", "string")),
                quantity("500m or 1Gi"),
                "a mapping of resources to quantities");
    }

    /// Annotations: qualified names and any text.
    public static Type<Map<String, String>> annotations() {
        return new MapType<>(
                keys("an annotation name such as example.com/owner", PREFIXED_NAME),
                anyText(),
                "a mapping of annotation names to text");
    }

    /// Labels to select by.
    public static Type<Map<String, String>> labels() {
        return new MapType<>(
                keys("a label name such as kubernetes.io/arch", PREFIXED_NAME),
                pattern("a label value such as amd64", "|" + QUALIFIED_NAME, 63),
                "a mapping of label names to values");
    }

    /// Text in a language of its own.
    ///
    /// @param parse gets the characters as written, without quotes
    public static <T> Type<T> parsed(String rule, Function<String, Optional<T>> parse) {
        return new ScalarType<>(rule, parse, Map.of("type", "string"));
    }

    public static <T> Type<List<T>> list(Type<T> item, String ruleInThePlural) {
        return new ListType<>(item, "a list of " + ruleInThePlural);
    }

    public static <V> Type<Map<Integer, V>> byOrdinal(int max, Type<V> value, String rule) {
        return new MapType<>(
                new ScalarType<Integer>(
                        "0.." + max,
                        text -> parseInteger(text).filter(ordinal -> ordinal >= 0 && ordinal <= max),
                        Map.of("type", "string", "pattern", "^[0-9]{1,3}$")),
                value,
                rule);
    }

    /// Any single value, as the characters that were written. A control character would end a variable early (NUL)
    /// or come from a mistake; line breaks and tabs are text.
    public static Type<String> anyText() {
        return new ScalarType<>(
                "text of at most %s characters without control characters".formatted(MAX_TEXT),
                matching("[\\P{Cntrl}\\t\\r\\n&&[^\\p{Cs}]]*", MAX_TEXT),
                Map.of("type", List.of("string", "number", "boolean")));
    }

    private static ScalarType<String> keys(String rule, String pattern) {
        return new ScalarType<>(rule, matching(pattern, 317), Map.of("type", "string", "pattern", anchored(pattern)));
    }

    private static Type<String> pattern(String rule, String pattern, int max) {
        return new ScalarType<>(rule, matching(pattern, max), Map.of("type", "string", "pattern", anchored(pattern)));
    }

    private static Type<String> addresses(String rule, String pattern, int max) {
        return new ScalarType<>(
                rule,
                text -> matching(pattern, max).apply(text).filter(Types::isAddress),
                Map.of("type", "string", "pattern", anchored(pattern)));
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text.replaceFirst("/.*", ""));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Function<String, Optional<String>> matching(String pattern, int max) {
        var compiled = Pattern.compile(pattern);
        return text -> text.length() <= max && compiled.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static String anchored(String pattern) {
        return "^(" + pattern + ")$";
    }

    private static Optional<Integer> parseInteger(String text) {
        return INTEGER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Duration> parseDuration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> throw new IllegalStateException(text);
                });
    }
}
