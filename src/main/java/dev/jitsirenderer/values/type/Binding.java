package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Printable;
import dev.jitsirenderer.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One run over a tree of values: gathers what is wrong with it.
public final class Binding {

    private static final int MAX_GUESSES = 500;

    /// Keys and values of all YAML that values name or hold: three files of the largest size, far more than the patches
    /// and objects of one installation.
    private static final long MAX_READ = 300_000;

    private final List<Diagnostic> problems = new ArrayList<>();
    private long read;
    private final KnownKeys keys;
    private final FileSource files;
    private final Run run;

    private enum Run {
        WHOLE,
        /// The rest of the tree stands elsewhere.
        PARTIAL,
        /// Over what has been looked at before.
        MUTED
    }

    private Binding(KnownKeys keys, FileSource files, Run run) {
        this.keys = keys;
        this.files = files;
        this.run = run;
    }

    /// What is known about keys that are not where they were looked for.
    ///
    /// @param paths makes the dotted paths of all keys there are
    /// @param former the dotted path of a key that is known from elsewhere -> what to say to who writes it
    /// @param removals the dotted path of a key that an inner layer removes -> where it does
    public record KnownKeys(
            Supplier<List<String>> paths,
            Function<String, Optional<String>> former,
            Function<String, Optional<Position>> removals) {}

    public static Binding of(KnownKeys keys, FileSource files) {
        return new Binding(keys, files, Run.WHOLE);
    }

    /// A run over a tree of which the rest stands elsewhere: a missing key is not missed.
    public Binding partial() {
        return new Binding(keys, files, Run.PARTIAL);
    }

    /// A run over what has been looked at before: nobody asks for its problems.
    public Binding muted() {
        return new Binding(keys, files, Run.MUTED);
    }

    public void reject(Position position, String message) {
        problems.add(new Diagnostic(position, message));
    }

    /// Takes the documents of YAML that a value names or holds, or says what is wrong with them. Once too much was
    /// read,
    /// nothing more is.
    ///
    /// @param place of the value
    public Optional<List<Node>> documents(Place place, Supplier<Optional<Checked<List<Node>>>> reader) {
        if (read > MAX_READ) {
            return Optional.empty();
        }
        return reader.get().flatMap(checked -> switch (checked) {
            case Checked.Accepted<List<Node>>(var documents) -> {
                read += documents.stream().mapToLong(Node::count).sum();
                if (read > MAX_READ) {
                    reject(
                            place.node().position(),
                            "%s makes more than the %s keys and values that patches and objects may have together"
                                    .formatted(place.key(), MAX_READ));
                }
                yield Optional.of(documents);
            }
            case Checked.Rejected<List<Node>>(var reasons) -> {
                reasons.forEach(reason -> reject(reason.position(), reason.message()));
                yield Optional.empty();
            }
        });
    }

    /// Says why a file cannot be had.
    ///
    /// @param key of the value that names it
    /// @param reasons from a [FileSource]
    public void rejectFile(String key, Scalar path, List<Diagnostic> reasons) {
        reasons.forEach(reason -> reject(
                reason.position(),
                "%s names %s, which %s".formatted(key, Printable.quote(path.written()), reason.message())));
    }

    /// The end of a message that guesses what was meant; nothing where nobody would read it. Guessing is dear, and a
    /// file can have a hundred thousand keys that nobody knows.
    public String guess(Supplier<String> suggestion) {
        return run == Run.MUTED || problems.size() >= MAX_GUESSES ? "" : suggestion.get();
    }

    public List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    public FileSource files() {
        return files;
    }

    boolean isPartial() {
        return run == Run.PARTIAL;
    }

    Optional<String> formerKey(String path) {
        return keys.former().apply(path);
    }

    Optional<Position> removal(String path) {
        return keys.removals().apply(path);
    }

    List<String> knownPaths() {
        return keys.paths().get();
    }
}
