package dev.jitsirenderer.values;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// A regular expression in the syntax of Go, which is kustomize's, and with its promise to end in linear time.
///
/// Linear in the text, that is: RE2/J writes repetitions out, `((a{30}){30}){30}` is 27,000 steps of a program, and it
/// goes one call deeper for each step that may be left out.
final class TargetExpression {

    private static final int MAX_LENGTH = 1_000;

    /// Of an expression with its repetitions written out, guessed before RE2/J does it.
    private static final long MAX_REPEATED = 200_000;

    /// Steps of the program.
    private static final int MAX_PROGRAM = 3_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(?:[0-9]*,)?([0-9]{1,4})");

    private TargetExpression() {}

    /// Empty if it is none, is too much for a target, or says nothing.
    static Optional<Pattern> compile(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || repeated(text) > MAX_REPEATED) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text)).filter(pattern -> pattern.programSize() <= MAX_PROGRAM);
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /// At most as long as this: as if all repetitions stood in each other.
    private static long repeated(String text) {
        long length = text.length();
        var repetitions = REPETITION.matcher(text);
        while (repetitions.find() && length <= MAX_REPEATED) {
            length *= Math.max(1, Long.parseLong(repetitions.group(1)));
        }
        return length;
    }
}
