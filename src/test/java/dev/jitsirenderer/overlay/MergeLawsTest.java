package dev.jitsirenderer.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every merge, whatever kustomize does.
class MergeLawsTest {

    private static final int PAIRS = 2_000;
    private static final Position OBJECT = new Position("object", 1);
    private static final Position PATCH = new Position("patch", 1);

    @Test
    void anEmptyPatchChangesNothing() {
        pairs().forEach(pair -> assertThat(StrategicMerge.apply(pair.object(), Mapping.empty(PATCH)))
                .isEqualTo(new Checked.Accepted<>(Optional.of(pair.object()))));
    }

    @Test
    void nothingOfAnObjectIsMutatedOrLosesItsPosition() {
        pairs().forEach(pair -> {
            var object = (Mapping) at(OBJECT, pair.object());
            var patch = (Mapping) at(PATCH, pair.patch());
            accepted(StrategicMerge.apply(object, patch)).ifPresent(merged -> assertOrigin(merged, object, patch));
        });
    }

    @Test
    void noDirectiveIsLeft() {
        pairs().forEach(pair -> accepted(pair.apply())
                .ifPresent(merged -> assertThat(Pair.data(merged).toString()).doesNotContain("$patch")));
    }

    @Test
    void twiceIsOnceForAPatchWithoutDirectives() {
        pairs().filter(pair -> !Pair.data(pair.patch()).toString().contains("$patch"))
                .forEach(pair -> accepted(pair.apply())
                        .ifPresent(once -> assertThat(accepted(new Pair(once, pair.patch()).apply())
                                        .map(Pair::data))
                                .contains(Pair.data(once))));
    }

    @Test
    void errorsNameThePatch() {
        pairs().forEach(pair -> assertThat(pair.apply().diagnostics())
                .allSatisfy(problem -> assertThat(problem.position().file()).isEqualTo("patch.yaml")));
    }

    /// A value of the patch says so; all others are the object's.
    private static void assertOrigin(Node merged, Mapping object, Mapping patch) {
        switch (merged) {
            case Scalar scalar -> assertThat(scalar.position()).isIn(OBJECT, PATCH);
            case Sequence list -> list.items().forEach(item -> assertOrigin(item, object, patch));
            case Mapping mapping ->
                mapping.entries().forEach((key, value) -> {
                    if (patch.get(key).isEmpty()
                            && mapping.position().equals(OBJECT)
                            && object.get(key).isPresent()) {
                        assertThat(value).isEqualTo(object.get(key).orElseThrow());
                    } else if (value instanceof Mapping child
                            && object.get(key).orElse(null) instanceof Mapping before
                            && patch.get(key).orElse(null) instanceof Mapping change) {
                        assertOrigin(child, before, change);
                    }
                });
        }
    }

    private static Node at(Position position, Node node) {
        return switch (node) {
            case Scalar scalar -> new Scalar(position, scalar.text(), scalar.kind(), scalar.written());
            case Sequence list ->
                new Sequence(
                        position,
                        List.copyOf(list.items().stream()
                                .map(item -> at(position, item))
                                .toList()));
            case Mapping mapping -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, at(position, value)));
                yield new Mapping(position, entries);
            }
        };
    }

    private static Optional<Mapping> accepted(Checked<Optional<Mapping>> applied) {
        return applied instanceof Checked.Accepted<Optional<Mapping>>(var object) ? object : Optional.empty();
    }

    private static Stream<Pair> pairs() {
        var generator = new PatchGenerator(1);
        return IntStream.range(0, PAIRS).mapToObj(number -> generator.merge("p" + number));
    }
}
