package dev.jitsirenderer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jitsirenderer.diagnostic.Diagnostic;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.yaml.Mapping;
import dev.jitsirenderer.yaml.Node;
import dev.jitsirenderer.yaml.Sequence;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Objects of every kind with every field that Fabric8's models have, written by Fabric8: no field is refused, and each
/// misspelt one is.
class EveryKindTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(Integer.class, 1),
            Map.entry(Long.class, 1L),
            Map.entry(Double.class, 1.5),
            Map.entry(Boolean.class, true),
            Map.entry(Quantity.class, new Quantity("500m")),
            Map.entry(IntOrString.class, new IntOrString("http")),
            Map.entry(ZonedDateTime.class, ZonedDateTime.parse("2026-11-22T12:00:00Z")),
            Map.entry(MicroTime.class, new MicroTime("2026-11-22T12:00:00.000000Z")),
            Map.entry(Duration.class, new Duration(java.time.Duration.ofHours(1))));

    /// Text that is base64, too.
    private static final String TEXT = "text";

    /// What a new object of a kind has already, and what is not written by people.
    private static final Set<String> SET = Set.of("apiVersion", "kind", "status");

    private static final Object NONE = new Object();

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    @TestFactory
    Stream<DynamicTest> passesWithEveryFieldThatItHas() throws IOException, ReflectiveOperationException {
        return FieldSchemaGenerator.kindModels().stream()
                .map(kind -> dynamicTest(
                        kind.getName(), () -> assertThat(problems(object(kind))).isEmpty()));
    }

    @Test
    void everyMisspeltFieldOfADeploymentIsOneProblem() throws ReflectiveOperationException {
        var deployment = object(Deployment.class);

        var paths = new ArrayList<String>();
        misspell(deployment, "", (path, object) -> {
            paths.add(path);
            assertThat(problems(object)).as(path).singleElement().asString().contains(path + " of Deployment");
        });

        assertThat(paths)
                .hasSizeGreaterThan(1_000)
                .contains("specc", "spec.template.spec.containerss", "spec.template.spec.containers[0].env[0].namee");
    }

    private interface Visitor {
        void visit(String path, Mapping object);
    }

    /// Visits the whole object once for every field, with that field misspelt.
    private static void misspell(Mapping object, String path, Visitor visitor) {
        object.entries().forEach((key, value) -> {
            var fieldPath = path.isEmpty() ? key : path + "." + key;
            var isRoot =
                    path.isEmpty() && List.of("apiVersion", "kind", "metadata").contains(key);
            if (!key.equals(TEXT) && !isRoot) {
                visitor.visit(
                        fieldPath + key.charAt(key.length() - 1),
                        replaced(object, key, key + key.charAt(key.length() - 1), value));
            }
            below(value)
                    .ifPresent(child -> misspell(
                            child.mapping(),
                            fieldPath + child.step(),
                            (childPath, changed) ->
                                    visitor.visit(childPath, replaced(object, key, key, child.rebuild(changed)))));
        });
    }

    private record Below(Mapping mapping, String step, boolean isItem) {

        Node rebuild(Mapping changed) {
            return isItem ? new Sequence(changed.position(), List.of(changed)) : changed;
        }
    }

    private static Optional<Below> below(Node value) {
        return switch (value) {
            case Mapping mapping -> Optional.of(new Below(mapping, "", false));
            case Sequence sequence
            when sequence.items().getFirst() instanceof Mapping mapping -> Optional.of(new Below(mapping, "[0]", true));
            default -> Optional.empty();
        };
    }

    private static Mapping replaced(Mapping mapping, String key, String newKey, Node newValue) {
        var entries = new LinkedHashMap<String, Node>();
        mapping.entries().forEach((name, value) -> {
            if (name.equals(key)) {
                entries.put(newKey, newValue);
            } else {
                entries.put(name, value);
            }
        });
        return new Mapping(new Position("test", 1), entries);
    }

    /// Fixed words and times apart, which are text to the models.
    private static List<String> problems(Mapping object) {
        var problems = new Problems();
        FieldRules.check(List.of(new Manifest("shared", "test", object)), Set.of(), problems);
        return problems.diagnostics().stream()
                .map(Diagnostic::message)
                .filter(message ->
                        !message.matches(".* must be (\\w+(, \\w+)* or \\w+|a time such as .*), got \"text\""))
                .toList();
    }

    private Mapping object(Class<?> kind) throws ReflectiveOperationException {
        return Yaml.manifest(kubernetes.asJson(filled(kind, Set.of())), "test").object();
    }

    /// @param around the models that this is a part of: none is put into itself
    private static Object sample(Type type, Set<Class<?>> around) throws ReflectiveOperationException {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> list(generic.getActualTypeArguments()[0], around);
            case ParameterizedType generic -> map(generic.getActualTypeArguments()[1], around);
            case Class<?> single
            when SAMPLES.containsKey(single) ->
                Optional.ofNullable(SAMPLES.get(single)).orElseThrow();
            case Class<?> model when around.contains(model) || ModelType.OPEN.contains(model.getSimpleName()) -> NONE;
            case Class<?> model when model.getPackageName().startsWith("io.fabric8") -> filled(model, around);
            default -> TEXT;
        };
    }

    private static Object list(Type type, Set<Class<?>> around) throws ReflectiveOperationException {
        var item = sample(type, around);
        return item == NONE ? NONE : List.of(item);
    }

    private static Object map(Type type, Set<Class<?>> around) throws ReflectiveOperationException {
        var value = sample(type, around);
        return value == NONE ? NONE : Map.of(TEXT, value);
    }

    private static Object filled(Class<?> model, Set<Class<?>> around) throws ReflectiveOperationException {
        var object = model.getDeclaredConstructor().newInstance();
        var aroundParts = new HashSet<>(around);
        aroundParts.add(model);
        for (var field : model.getDeclaredFields()) {
            var isSet = object instanceof HasMetadata && SET.contains(field.getName());
            if (field.isAnnotationPresent(JsonProperty.class) && !isSet) {
                var value = sample(field.getGenericType(), aroundParts);
                if (value != NONE) {
                    field.setAccessible(true);
                    field.set(object, value);
                }
            }
        }
        return object;
    }
}
