package dev.jitsirenderer.values.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import dev.jitsirenderer.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValuesTreeTest {

    private static final Position HERE = Position.of("test");

    @Test
    void mergesMappingsDeeplyReplacesListsAndRemovesByNull() {
        var outer = read("outer", "a: {b: 1, c: [1, 2], d: {e: 1}}\nf: 1\n");
        var inner = read("inner", "a: {b: 2, c: [3], d: {g: 2}}\nf: null\n");

        var merged = ValuesTree.merge(outer, inner);

        assertThat(merged.sameDataAs(read("expected", "a: {b: 2, c: [3], d: {e: 1, g: 2}}")))
                .isTrue();
    }

    @Test
    void keepsThePositionOfWhatIsUsed() {
        var tree = ValuesTree.merge(
                read(Layers.BUILT_IN, "a: 1\nb: 1\nc: 1\n"),
                List.of(read("outer", "# comment\na: 2\nb: 2\n"), read("inner", "b: 3\n")),
                List.of());

        assertThat(tree.positionOf("a")).isEqualTo(new Position("outer", 2));
        assertThat(tree.positionOf("b")).isEqualTo(new Position("inner", 1));
    }

    @Test
    void blamesTheFirstPathThatTheUserWroteAndElseTheInnermostFile() {
        var tree =
                ValuesTree.merge(read(Layers.BUILT_IN, "a: 1\nb: 1\n"), List.of(read("inner", "\nb: 3\n")), List.of());

        assertThat(tree.positionOf("a", "b")).isEqualTo(new Position("inner", 2));
        assertThat(tree.positionOf("a")).isEqualTo(new Position("inner", 2));
    }

    /// A tree is the innermost file's: what it lacks is missing there, not in what is laid over it.
    @Test
    void laysOverridesOverFilesAndStartsWhereTheInnermostFileDoes() {
        var tree = ValuesTree.merge(
                read(Layers.BUILT_IN, "a: 1\nb: 1\n"),
                List.of(read("inner", "\nb: 2\n")),
                List.of(read("parameter", "b: 3\n")));

        assertThat(tree.positionOf("b")).isEqualTo(new Position("parameter", 1));
        assertThat(tree.root().position()).isEqualTo(new Position("inner", 2));
    }

    @Property(tries = 200)
    void layingNothingOverSomethingChangesNothing(@ForAll("mappings") Mapping mapping) {
        assertThat(ValuesTree.merge(mapping, Mapping.empty(HERE)).sameDataAs(mapping))
                .isTrue();
        assertThat(ValuesTree.merge(Mapping.empty(HERE), mapping).sameDataAs(mapping))
                .isTrue();
    }

    @Property(tries = 200)
    void layingSomethingOverItselfChangesNothing(@ForAll("mappings") Mapping mapping) {
        assertThat(ValuesTree.merge(mapping, mapping).sameDataAs(mapping)).isTrue();
    }

    @Property(tries = 200)
    void groupingOfLayersDoesNotMatter(
            @ForAll("mappings") Mapping a, @ForAll("mappings") Mapping b, @ForAll("mappings") Mapping c) {
        var left = ValuesTree.merge(ValuesTree.merge(a, b), c);
        var right = ValuesTree.merge(a, ValuesTree.merge(b, c));

        assertThat(left.sameDataAs(right)).isTrue();
    }

    /// A key has one type in all layers, as in every accepted environment: `a` and `b` hold values, `m` and `n`
    /// mappings.
    @Provide
    Arbitrary<Mapping> mappings() {
        return mappings(2);
    }

    private static Arbitrary<Mapping> mappings(int depth) {
        Arbitrary<Node> scalar = Arbitraries.integers().between(0, 3).map(number -> Scalar.integer(HERE, number));
        Arbitrary<Node> values =
                Arbitraries.oneOf(scalar, scalar.list().ofMaxSize(2).map(items -> new Sequence(HERE, items)));
        var leaves = Arbitraries.maps(Arbitraries.of("a", "b"), values);
        if (depth == 0) {
            return leaves.map(entries -> new Mapping(HERE, entries));
        }
        var branches = Arbitraries.maps(Arbitraries.of("m", "n"), mappings(depth - 1));
        return Combinators.combine(leaves, branches).as((some, others) -> {
            var entries = new LinkedHashMap<String, Node>(some);
            entries.putAll(others);
            return new Mapping(HERE, entries);
        });
    }

    private static Mapping read(String file, String text) {
        return (Mapping) ((Checked.Accepted<Node>) YamlReader.read(text, file)).value();
    }
}
