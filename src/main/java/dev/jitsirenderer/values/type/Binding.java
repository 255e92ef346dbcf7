package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One run over a tree of values: gathers what is wrong with it.
public final class Binding {

    private final List<Diagnostic> problems = new ArrayList<>();
    private final Function<String, Optional<String>> formerKeys;
    private final FileSource files;
    private final boolean partial;

    private Binding(Function<String, Optional<String>> formerKeys, FileSource files, boolean partial) {
        this.formerKeys = formerKeys;
        this.files = files;
        this.partial = partial;
    }

    /// @param formerKeys the dotted path of a key that is known from elsewhere -> what to say to who writes it
    public static Binding of(Function<String, Optional<String>> formerKeys, FileSource files) {
        return new Binding(formerKeys, files, false);
    }

    /// A run over a tree of which the rest stands elsewhere: a missing key is not missed.
    public Binding partial() {
        return new Binding(formerKeys, files, true);
    }

    /// A run over what has been looked at before: nobody asks for its problems.
    public Binding muted() {
        return new Binding(formerKeys, files, partial);
    }

    public void reject(Position position, String message) {
        problems.add(new Diagnostic(position, message));
    }

    public List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    FileSource files() {
        return files;
    }

    boolean isPartial() {
        return partial;
    }

    Optional<String> formerKey(String path) {
        return formerKeys.apply(path);
    }
}
