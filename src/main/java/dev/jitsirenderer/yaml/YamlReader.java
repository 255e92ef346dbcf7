package dev.jitsirenderer.yaml;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads YAML into [Node]s, and refuses what has no place in a configuration file: anchors, aliases and merge keys
/// (they can blow up a small file), tags, keys that are not text, keys written twice, depth and size without measure.
///
/// Messages repeat no name of an anchor, an alias or a tag: a password may begin with `*`, `&` or `!`.
public final class YamlReader {

    /// The largest file that is read. Kubernetes stores no object beyond 1.5 MiB (etcd's request limit), so a larger
    /// file of values could never become one.
    public static final int MAX_BYTES = 1024 * 1024;

    /// The deepest nesting that is read. The deepest Kubernetes object in use (an affinity term) has 12 levels.
    public static final int MAX_DEPTH = 40;

    /// How many keys and values are read: twice what the longest CustomResourceDefinitions have. A megabyte of
    /// brackets would fill the memory.
    public static final int MAX_NODES = 100_000;

    /// What follows may be a password: `password: !secret!` is meant as text.
    private static final Pattern NAME_OF_TAG = Pattern.compile("(found undefined tag handle).*");

    private final ParserImpl events;
    private final IntFunction<Position> positions;
    private int nodes;
    private final List<Diagnostic> problems = new ArrayList<>();

    /// @param start the line it begins in
    private record Document(Position start, Node root) {}

    /// @param positions of SnakeYAML's lines, which are counted from 0
    private YamlReader(String text, IntFunction<Position> positions) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new ParserImpl(new StreamReader(text), options);
        this.positions = positions;
    }

    /// Reads the bytes of a file with one document.
    ///
    /// @param file what positions call the source
    public static Checked<Node> read(byte[] bytes, String file) {
        return decode(bytes, file).then(text -> read(text, file));
    }

    /// Reads one document; an empty one is an empty mapping.
    public static Checked<Node> read(String text, String file) {
        return read(text, line -> new Position(file, line)).then(YamlReader::only);
    }

    /// Reads the bytes of a file with any number of documents; empty ones are left out.
    ///
    /// @param file what positions call the source
    public static Checked<List<Node>> readAll(byte[] bytes, String file) {
        return decode(bytes, file)
                .then(text -> read(text, line -> new Position(file, line)))
                .map(YamlReader::roots);
    }

    /// Reads YAML that stands in a YAML text, as an inline patch does. Positions lead to the lines of the file around
    /// it where it is a literal block, and to its key otherwise.
    public static Checked<List<Node>> readAll(Scalar block) {
        var file = block.position().file();
        IntFunction<Position> positions = block.firstLine() == 0
                ? _ -> block.position()
                : line -> new Position(file, block.firstLine() + line - 1);
        return read(block.text(), positions).map(YamlReader::roots);
    }

    private static Checked<String> decode(byte[] bytes, String file) {
        if (bytes.length > MAX_BYTES) {
            return Checked.reject(
                    Position.of(file), "must be at most %s bytes, got %s".formatted(MAX_BYTES, bytes.length));
        }
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new Checked.Accepted<>(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Checked.reject(new Position(file, lineOfMalformedText(bytes)), "must be UTF-8 text");
        }
    }

    private static Checked<List<Document>> read(String text, IntFunction<Position> positions) {
        var withoutByteOrderMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var lines = SourceLines.of(withoutByteOrderMark);
        IntFunction<Position> marks = mark -> positions.apply(lines.line(mark));
        try {
            var reader = new YamlReader(withoutByteOrderMark, marks);
            var documents = reader.documents();
            return Checked.of(documents, reader.problems);
        } catch (TooMuchException e) {
            return Checked.reject(e.problem.position(), e.problem.message());
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            return Checked.reject(
                    marks.apply(mark == null ? 0 : mark.getLine()),
                    "is not YAML: " + oneLine(e.getProblem()) + context(e, marks));
        } catch (ReaderException e) {
            // Its position counts from somewhere; the first of these characters is the one it stumbles over.
            var index = withoutByteOrderMark.indexOf(e.getCodePoint());
            return Checked.reject(
                    positions.apply(SourceLines.lineAt(withoutByteOrderMark, index)),
                    "is not YAML: the character U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            return Checked.reject(marks.apply(0), "is not YAML: " + oneLine(e.getMessage()));
        }
    }

    private static Checked<Node> only(List<Document> documents) {
        if (documents.size() > 1) {
            return Checked.reject(documents.get(1).start(), "starts a second document, a file has one");
        }
        var document = documents.getFirst();
        return new Checked.Accepted<>(
                isNothing(document.root()) ? Mapping.empty(document.root().position()) : document.root());
    }

    private static List<Node> roots(List<Document> documents) {
        return documents.stream()
                .map(Document::root)
                .filter(root -> !isNothing(root))
                .toList();
    }

    private static boolean isNothing(Node root) {
        return root instanceof Scalar scalar && scalar.isNull();
    }

    /// At least one: a file of comments has one that is empty.
    private List<Document> documents() {
        next(); // start of the stream
        var documents = new ArrayList<Document>();
        while (!(events.peekEvent() instanceof StreamEndEvent)) {
            var start = position(events.peekEvent());
            next(DocumentStartEvent.class);
            documents.add(new Document(start, node(position(events.peekEvent()), 1)));
            next(); // end of the document
        }
        if (documents.isEmpty()) {
            documents.add(new Document(positions.apply(0), Scalar.nothing(positions.apply(0))));
        }
        return documents;
    }

    private Node node(Position position, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooMuchException(position, "is nested deeper than %s levels".formatted(MAX_DEPTH));
        }
        if (++nodes > MAX_NODES) {
            throw new TooMuchException(
                    position, "is more than the %s keys and values that are read".formatted(MAX_NODES));
        }
        var event = next();
        if (event instanceof NodeEvent nodeEvent && nodeEvent.getAnchor() != null) {
            reject(
                    event,
                    event instanceof AliasEvent
                            ? "an alias (*) is not allowed, write the value out, or text in quotes"
                            : "an anchor (&) is not allowed, write the value out, or text in quotes");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(event, scalar.getTag());
            return scalar(position, scalar);
        }
        if (event instanceof SequenceStartEvent start) {
            refuseTag(event, start.getTag());
            return sequence(position, depth);
        }
        if (event instanceof MappingStartEvent start) {
            refuseTag(event, start.getTag());
            return mapping(position, depth);
        }
        return Scalar.text(position, "");
    }

    private Scalar scalar(Position position, ScalarEvent event) {
        if (event.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL) {
            // The indicator `|` ends its line.
            var start = position(event).line();
            var isTold = start > 0 && start + linesOf(event) == lastLine(event);
            return Scalar.block(position, event.getValue(), isTold ? start + 1 : 0);
        }
        return event.isPlain() ? Scalar.plain(position, event.getValue()) : Scalar.text(position, event.getValue());
    }

    /// As SnakeYAML counts, which makes line breaks of characters that are none for editors.
    private static int linesOf(ScalarEvent block) {
        return block.getEndMark().getLine() - 1 - block.getStartMark().getLine();
    }

    private int lastLine(ScalarEvent block) {
        return positions.apply(Math.max(0, block.getEndMark().getLine() - 1)).line();
    }

    private Sequence sequence(Position position, int depth) {
        var items = new ArrayList<Node>();
        while (!(events.peekEvent() instanceof SequenceEndEvent)) {
            items.add(node(position(events.peekEvent()), depth + 1));
        }
        next();
        return new Sequence(position, items);
    }

    private Mapping mapping(Position position, int depth) {
        var entries = new LinkedHashMap<String, Node>();
        while (!(events.peekEvent() instanceof MappingEndEvent)) {
            var keyPosition = position(events.peekEvent());
            var key = node(keyPosition, depth + 1);
            var value = node(keyPosition, depth + 1);
            if (!(key instanceof Scalar scalar)) {
                problems.add(new Diagnostic(keyPosition, "a key must be text, got a list or a mapping"));
            } else if (scalar.written().equals("<<") && scalar.kind() == Scalar.Kind.TEXT) {
                problems.add(new Diagnostic(keyPosition, "the merge key << is not allowed, write the values out"));
            } else {
                var earlier = entries.putIfAbsent(scalar.written(), value);
                if (earlier != null) {
                    problems.add(new Diagnostic(
                            keyPosition,
                            "%s is already set in line %s"
                                    .formatted(
                                            Printable.quote(scalar.written()),
                                            earlier.position().line())));
                }
            }
        }
        next();
        return new Mapping(position, entries);
    }

    private void refuseTag(Event event, @Nullable String tag) {
        if (tag != null) {
            reject(event, "a tag (!) is not allowed, write text in quotes");
        }
    }

    private Position position(Event event) {
        return positions.apply(event.getStartMark().getLine());
    }

    private void reject(Event event, String message) {
        problems.add(new Diagnostic(position(event), message));
    }

    private Event next() {
        return events.getEvent();
    }

    private void next(Class<? extends Event> expected) {
        var event = next();
        if (!expected.isInstance(event)) {
            throw new IllegalStateException("expected %s, got %s".formatted(expected.getSimpleName(), event));
        }
    }

    private static int lineOfMalformedText(byte[] bytes) {
        var line = 1;
        for (var start = 0; start < bytes.length; ) {
            var end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0) {
                return line;
            }
            line++;
            start = end + 1;
        }
        return 1;
    }

    /// Where the thing began that is broken, a quote or bracket that nobody closed for instance.
    private static String context(MarkedYAMLException e, IntFunction<Position> marks) {
        var start = e.getContextMark();
        var end = e.getProblemMark();
        return start == null || end == null || start.getLine() == end.getLine()
                ? ""
                : ", %s from line %s"
                        .formatted(
                                oneLine(e.getContext()),
                                marks.apply(start.getLine()).line());
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "unreadable"
                : NAME_OF_TAG
                        .matcher(message.lines().findFirst().orElse("unreadable"))
                        .replaceFirst("$1");
    }

    /// Unwinds the recursion; turned into a diagnostic where reading began.
    private static final class TooMuchException extends YAMLException {

        private final transient Diagnostic problem;

        private TooMuchException(Position position, String message) {
            super(message);
            this.problem = new Diagnostic(position, message);
        }
    }
}
