package dev.jitsirenderer.overlay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A place in an object (RFC 6901): `/spec/template/spec/containers/0/image`.
///
/// @param steps the keys and indices on the way, unescaped, at least one
record JsonPointer(List<String> steps) {

    /// Deeper than any object that is read.
    private static final int MAX_STEPS = 60;

    private static final Pattern NO_ESCAPE = Pattern.compile("~(?![01])");

    JsonPointer {
        steps = List.copyOf(steps);
    }

    /// Empty if it is none, points to the whole object, or deeper than any object goes.
    static Optional<JsonPointer> parse(String written) {
        if (!written.startsWith("/") || NO_ESCAPE.matcher(written).find()) {
            return Optional.empty();
        }
        var steps = written.substring(1).split("/", -1);
        return steps.length > MAX_STEPS
                ? Optional.empty()
                : Optional.of(new JsonPointer(Stream.of(steps)
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList()));
    }

    String last() {
        return steps.getLast();
    }

    /// The first steps of the way.
    JsonPointer upTo(int count) {
        return new JsonPointer(steps.subList(0, count));
    }

    /// Whether this is a place below another.
    boolean isBelow(JsonPointer other) {
        return steps.size() > other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        steps.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
