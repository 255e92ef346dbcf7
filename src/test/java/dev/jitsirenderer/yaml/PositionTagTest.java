package dev.jitsirenderer.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"values.yaml", "a b/c+d*e%20/f.yaml", "--set", "ümläut/日本/🎥.yaml", "a:b>c,d[e]{f}!.yaml"})
    void aPositionGoesThroughATemplate(String file) {
        var position = new Position(file, 12);
        var written = Scalar.text(position, "text");
        var nested = new Sequence(new Position(file, 3), List.of(new Mapping(position, Map.of("key", written))));

        var read = YamlReader.readTemplate("field: " + JsonText.withPositions(nested) + "\n", "template x.yaml");

        var expected = new Mapping(Position.of("template x.yaml"), Map.of("field", nested));
        assertThat(read).isEqualTo(new Checked.Accepted<Node>(expected));
    }

    @Test
    void textThatLooksLikeATagIsText() {
        var text = JsonText.withPositions("!<values.yaml:1> x");

        assertThat(YamlReader.readTemplate("field: " + text, "template x.yaml"))
                .isEqualTo(new Checked.Accepted<Node>(new Mapping(
                        Position.of("template x.yaml"),
                        Map.of("field", Scalar.text(Position.of("template x.yaml"), "!<values.yaml:1> x")))));
    }
}
