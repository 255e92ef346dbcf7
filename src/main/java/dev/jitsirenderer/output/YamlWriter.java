package dev.jitsirenderer.output;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Scalar;
import dev.jitsirenderer.yaml.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/// Writes canonical YAML: one document for each manifest, block style, line feeds, text quoted wherever a YAML 1.1 or
/// 1.2 reader would take it for something else, files as literal blocks.
public final class YamlWriter {

    private static final @Nullable Mark NO_MARK = null;

    private final Emitter emitter;

    private YamlWriter(Writer out) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setExplicitStart(true);
        options.setAllowUnicode(true);
        // A key is a key however long it is, not `? key`.
        options.setMaxSimpleKeyLength(1024);
        this.emitter = new Emitter(out, options);
    }

    /// Writes documents, each of which starts with `---`.
    public static void write(List<Manifest> manifests, Writer out) {
        var writer = new YamlWriter(out);
        writer.emit(new StreamStartEvent(NO_MARK, NO_MARK));
        for (var manifest : manifests) {
            writer.emit(new DocumentStartEvent(NO_MARK, NO_MARK, true, null, Map.of()));
            writer.write(manifest.object());
            writer.emit(new DocumentEndEvent(NO_MARK, NO_MARK, false));
        }
        writer.emit(new StreamEndEvent(NO_MARK, NO_MARK));
    }

    private void write(Node node) {
        switch (node) {
            case Scalar scalar -> write(scalar);
            case Sequence sequence -> {
                emit(new SequenceStartEvent(
                        null,
                        null,
                        true,
                        NO_MARK,
                        NO_MARK,
                        style(sequence.items().isEmpty())));
                sequence.items().forEach(this::write);
                emit(new SequenceEndEvent(NO_MARK, NO_MARK));
            }
            case Mapping mapping -> {
                emit(new MappingStartEvent(
                        null,
                        null,
                        true,
                        NO_MARK,
                        NO_MARK,
                        style(mapping.entries().isEmpty())));
                mapping.entries().forEach((key, value) -> {
                    writeText(key);
                    write(value);
                });
                emit(new MappingEndEvent(NO_MARK, NO_MARK));
            }
        }
    }

    private void write(Scalar scalar) {
        if (scalar.kind() == Scalar.Kind.TEXT) {
            writeText(scalar.text());
        } else {
            emit(scalar(scalar.text(), ScalarStyle.PLAIN));
        }
    }

    private void writeText(String text) {
        emit(scalar(text, ScalarText.style(text)));
    }

    private static ScalarEvent scalar(String text, ScalarStyle style) {
        return new ScalarEvent(null, null, new ImplicitTuple(true, true), text, NO_MARK, NO_MARK, style);
    }

    /// Only an empty collection has no block form.
    private static FlowStyle style(boolean isEmpty) {
        return isEmpty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void emit(Event event) {
        try {
            emitter.emit(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
