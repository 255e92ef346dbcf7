package dev.jitsirenderer.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.gson.annotations.SerializedName;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a model class says about a field.
sealed interface ModelType {

    ModelType ANYTHING = new Single("*");

    Map<Class<?>, String> CODES = Map.ofEntries(
            Map.entry(String.class, "s"),
            Map.entry(Duration.class, "s"),
            Map.entry(Integer.class, "i"),
            Map.entry(Long.class, "l"),
            Map.entry(Double.class, "n"),
            Map.entry(Boolean.class, "b"),
            Map.entry(byte[].class, "y"),
            Map.entry(MicroTime.class, "t"),
            Map.entry(OffsetDateTime.class, "t"),
            Map.entry(ZonedDateTime.class, "t"),
            Map.entry(Quantity.class, "q"),
            Map.entry(io.kubernetes.client.custom.Quantity.class, "q"),
            Map.entry(IntOrString.class, "p"),
            Map.entry(io.kubernetes.client.custom.IntOrString.class, "p"));

    /// Classes that stand for JSON of any shape, or of one of two shapes.
    Set<String> OPEN = Set.of(
            "AnyType",
            "FieldsV1",
            "GenericKubernetesResource",
            "HasMetadata",
            "JSONSchemaPropsOrArray",
            "JSONSchemaPropsOrBool",
            "JSONSchemaPropsOrStringArray",
            "JsonNode",
            "KubernetesResource",
            "Object",
            "RawExtension");

    /// @param code of the schema's text
    record Single(String code) implements ModelType {}

    record ListOf(ModelType item) implements ModelType {}

    record MapOf(ModelType value) implements ModelType {}

    record Model(Class<?> type) implements ModelType {}

    /// The fields of one of Fabric8's classes by their names in JSON.
    static SortedMap<String, ModelType> ofFabric8(Class<?> model) {
        var fields = new TreeMap<String, ModelType>();
        for (var field : model.getDeclaredFields()) {
            Optional.ofNullable(field.getAnnotation(JsonProperty.class))
                    .ifPresent(property -> fields.put(property.value(), of(field.getGenericType())));
        }
        return fields;
    }

    /// The fields of a class that was made from OpenAPI by their names in JSON.
    static SortedMap<String, ModelType> ofOpenApi(Class<?> model) {
        var fields = new TreeMap<String, ModelType>();
        for (var field : model.getDeclaredFields()) {
            Optional.ofNullable(field.getAnnotation(SerializedName.class))
                    .ifPresent(name -> fields.put(name.value(), of(field.getGenericType())));
        }
        return fields;
    }

    static Set<String> requiredByOpenApi(Class<?> model) throws ReflectiveOperationException {
        var required = new TreeSet<String>();
        for (Field field : model.getDeclaredFields()) {
            if (field.getName().equals("openapiRequiredFields")) {
                ((Collection<?>) field.get(model)).forEach(name -> required.add((String) name));
            }
        }
        return required;
    }

    private static ModelType of(Type type) {
        return switch (type) {
            case ParameterizedType generic
            when isA(generic, List.class) -> new ListOf(of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic
            when isA(generic, Map.class) -> new MapOf(of(generic.getActualTypeArguments()[1]));
            case Class<?> single when CODES.containsKey(single) -> new Single(CODES.getOrDefault(single, ""));
            case Class<?> open when OPEN.contains(open.getSimpleName()) -> ANYTHING;
            case Class<?> model when model.getPackageName().contains("model") && !model.isEnum() -> new Model(model);
            default -> throw new IllegalStateException("no type of the schema for " + type);
        };
    }

    private static boolean isA(ParameterizedType type, Class<?> raw) {
        return type.getRawType() == raw;
    }
}
