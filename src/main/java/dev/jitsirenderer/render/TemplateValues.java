package dev.jitsirenderer.render;

import dev.jitsirenderer.yaml.JsonText;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How the value of an expression is written, by the language of the template: never as it is, so that no value can
/// break out of its place.
final class TemplateValues {

    /// Takes the values of a template that becomes an object, one for each place in what it prints; see
    /// [ManifestReader]. Not bound where a template becomes a text.
    static final ScopedValue<List<Object>> COLLECTED = ScopedValue.newInstance();

    private static final String PLACE = String.valueOf(OutlineReader.PLACE);

    /// What names, addresses, numbers and durations consist of: nothing that HAProxy or nginx give a meaning to.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");

    /// Content types as in `quarkus.qute.content-types.*` of application.properties.
    static void register(EngineBuilder engine) {
        // One expression is one whole value: JSON is YAML, and HOCON, too.
        engine.addResultMapper(new Language("application/yaml", TemplateValues::yaml));
        engine.addResultMapper(new Language("application/hocon", JsonText::of));
        // haproxy.cfg has no quoting that holds everywhere, so only words are let through.
        engine.addResultMapper(new Language("text/x-haproxy", TemplateValues::word));
    }

    private static String yaml(Object value) {
        if (COLLECTED.isBound()) {
            COLLECTED.get().add(value);
            return PLACE;
        }
        return JsonText.of(value);
    }

    private static String word(Object value) {
        var text = value.toString();
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("not a word of haproxy.cfg or nginx: " + JsonText.of(text));
        }
        return text;
    }

    private record Language(String contentType, Function<Object, String> writer) implements ResultMapper {

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return origin.getVariant()
                    .map(Variant::getContentType)
                    .filter(contentType::equals)
                    .isPresent();
        }

        @Override
        public String map(Object result, Expression expression) {
            return writer.apply(result);
        }

        @Override
        public int getPriority() {
            return 100;
        }
    }
}
