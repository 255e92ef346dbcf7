package dev.jitsirenderer.overlay;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A patch as a list of operations (RFC 6902), read but not yet applied.
///
/// Where the RFC leaves room, kustomize's reading holds, unless it would hide a mistake:
/// `docs/decisions/patches.md`.
public final class JsonPatch {

    /// More than anybody writes by hand for one object.
    private static final int MAX_OPERATIONS = 1_000;

    private final List<JsonOperation> operations;

    private JsonPatch(List<JsonOperation> operations) {
        this.operations = List.copyOf(operations);
    }

    /// Reads the operations, and reports everything that is wrong with them before there is an object.
    public static Checked<JsonPatch> parse(Sequence operations) {
        var problems = new ArrayList<Diagnostic>();
        var read = new ArrayList<JsonOperation>();
        if (operations.items().isEmpty()) {
            problems.add(new Diagnostic(operations.position(), "a patch must have an operation"));
        }
        if (operations.items().size() > MAX_OPERATIONS) {
            return Checked.reject(
                    operations.position(),
                    "has %s operations, more than the %s that are applied"
                            .formatted(operations.items().size(), MAX_OPERATIONS));
        }
        operations.items().forEach(node -> JsonOperation.read(node, problems).ifPresent(read::add));
        return Checked.of(new JsonPatch(read), problems);
    }

    /// The object after all operations, one upon the other: the first that fails ends it. A value that the patch
    /// wrote has its position there, everything else keeps its own.
    public Checked<Mapping> apply(Mapping object) {
        var editor = new JsonEditor(object.text("kind").orElse("").equals("Secret"));
        Checked<Mapping> result = new Checked.Accepted<>(object);
        for (var operation : operations) {
            result = result.then(current -> editor.apply(operation, current))
                    .then(edited -> problem(operation, object, edited)
                            .<Checked<Mapping>>map(problem -> Checked.reject(operation.position(), problem))
                            .orElseGet(() -> new Checked.Accepted<>(edited)));
        }
        return result;
    }

    private static Optional<String> problem(JsonOperation operation, Mapping before, Mapping edited) {
        var isAnother = Identity.difference(before, edited)
                .map(key -> key + " must stay, a patch does not make another object");
        var canMultiply = operation instanceof JsonOperation.Copy || operation instanceof JsonOperation.Move;
        return isAnother.or(() -> canMultiply ? ObjectSize.problem(edited) : Optional.empty());
    }
}
