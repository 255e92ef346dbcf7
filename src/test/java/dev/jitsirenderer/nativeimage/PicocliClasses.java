package dev.jitsirenderer.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What picocli reads by reflection, as the annotations of our commands say.
///
/// @param reasons name of a class -> what picocli does with it; also classes of picocli that our commands name
/// @param options the fields that picocli sets
record PicocliClasses(SortedMap<String, String> reasons, List<Field> options) {

    private static final String PICOCLI = "picocli.";

    /// @param root where the compiled classes are
    static PicocliClasses of(Path root) throws IOException, ReflectiveOperationException {
        var reasons = new TreeMap<String, String>();
        var types = types(root);
        for (var type : types) {
            for (var annotation : annotations(type)) {
                if (isOfPicocli(annotation)) {
                    reasons.put(type.getName(), reason(type));
                }
                for (var value : annotation.annotationType().getDeclaredMethods()) {
                    for (var named : classes(value.invoke(annotation))) {
                        if (!named.isInterface()) {
                            reasons.putIfAbsent(named.getName(), "named as `%s`".formatted(value.getName()));
                        }
                    }
                }
            }
        }
        var options = types.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class))
                .toList();
        return new PicocliClasses(reasons, options);
    }

    private static String reason(Class<?> type) {
        return type.isAnnotationPresent(Command.class)
                ? "a command: it is made by its constructor, its annotated fields are set"
                : "options of commands: its annotated fields are set";
    }

    private static List<Annotation> annotations(Class<?> type) {
        Stream<AnnotatedElement> members =
                Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
        return Stream.concat(Stream.of(type), members)
                .flatMap(element -> Arrays.stream(element.getDeclaredAnnotations()))
                .filter(annotation -> annotation instanceof RegisterForReflection || isOfPicocli(annotation))
                .toList();
    }

    private static boolean isOfPicocli(Annotation annotation) {
        return annotation.annotationType().getName().startsWith(PICOCLI);
    }

    private static List<Class<?>> classes(Object value) {
        if (value instanceof Class<?> type && !type.isPrimitive()) {
            return List.of(type);
        }
        return value instanceof Class<?>[] types ? List.of(types) : List.of();
    }

    private static List<Class<?>> types(Path root) throws IOException {
        try (var files = Files.walk(root.resolve("dev/jitsirenderer"))) {
            return files.map(root::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .sorted()
                    .<Class<?>>map(
                            file -> load(file.replaceFirst("\\.class$", "").replace('/', '.')))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PicocliClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
