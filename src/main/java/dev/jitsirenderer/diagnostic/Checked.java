package dev.jitsirenderer.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The outcome of checking something that the user wrote: the thing itself, or everything that is wrong with it.
///
/// A wrong value is an expected outcome, so it is returned. Exceptions are left for bugs and broken disks.
public sealed interface Checked<T> {

    /// Everything that is wrong, in file and line order; empty if the input was accepted.
    List<Diagnostic> diagnostics();

    /// Goes on with an accepted value; a rejected one keeps its diagnostics.
    <R> Checked<R> then(Function<? super T, Checked<R>> next);

    default <R> Checked<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Accepted<>(change.apply(value)));
    }

    record Accepted<T>(T value) implements Checked<T> {

        @Override
        public List<Diagnostic> diagnostics() {
            return List.of();
        }

        @Override
        public <R> Checked<R> then(Function<? super T, Checked<R>> next) {
            return next.apply(value);
        }
    }

    record Rejected<T>(List<Diagnostic> diagnostics) implements Checked<T> {

        public Rejected {
            diagnostics = diagnostics.stream().distinct().sorted().toList();
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs a reason");
            }
        }

        @Override
        public <R> Checked<R> then(Function<? super T, Checked<R>> next) {
            return new Rejected<>(diagnostics);
        }
    }

    /// Accepts the value if nothing is wrong with it.
    static <T> Checked<T> of(T value, Collection<Diagnostic> diagnostics) {
        return diagnostics.isEmpty() ? new Accepted<>(value) : new Rejected<>(List.copyOf(diagnostics));
    }

    static <T> Checked<T> reject(Position position, String message) {
        return new Rejected<>(List.of(new Diagnostic(position, message)));
    }
}
