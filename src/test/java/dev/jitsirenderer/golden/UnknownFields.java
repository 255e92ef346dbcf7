package dev.jitsirenderer.golden;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The fields of a typed Kubernetes object that its model does not know, at any depth.
final class UnknownFields {

    private static final String MODELS = "io.fabric8.kubernetes.api.model";

    private UnknownFields() {}

    static List<String> of(Object typed) throws ReflectiveOperationException {
        var unknown = new ArrayList<String>();
        collect("", typed, unknown);
        return unknown;
    }

    private static void collect(String path, Object value, List<String> unknown) throws ReflectiveOperationException {
        switch (value) {
            case null -> {}
            case Collection<?> items -> {
                for (var item : items) {
                    collect(path + "[]", item, unknown);
                }
            }
            case Map<?, ?> map -> {
                for (var entry : map.entrySet()) {
                    collect(path + "." + entry.getKey(), entry.getValue(), unknown);
                }
            }
            default -> {
                if (value.getClass().getName().startsWith(MODELS)
                        && !value.getClass().isEnum()) {
                    fields(path, value, unknown);
                }
            }
        }
    }

    private static void fields(String path, Object model, List<String> unknown) throws ReflectiveOperationException {
        for (var field : model.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            var value = field.get(model);
            if (field.getName().equals("additionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(name -> unknown.add(path + "." + name));
            } else {
                collect(path + "." + field.getName(), value, unknown);
            }
        }
    }
}
