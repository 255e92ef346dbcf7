package dev.jitsirenderer.render;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.quarkus.qute.runtime.ContentTypes;
import io.quarkus.qute.runtime.QuteRecorder.QuteContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Qute's engine, in the place of the one that Quarkus makes (`quarkus.arc.exclude-types`).
///
/// That one finds, reads and parses every template whenever the program starts, which was half of a small render
/// (docs/decisions/template-engine.md). This one parses a template when it is asked for, and all of them when a native
/// executable is built ([ParsedTemplates]). It reads no value by reflection: for what the classes that Quarkus writes
/// do not know, there is no resolver.
final class TemplateEngine {

    /// Quarkus' methods for numbers, times, texts and its configuration: templates do without.
    private static final String EXTENSIONS = "io.quarkus.qute.runtime.extensions.";

    @Produces
    @Singleton
    Engine make(QuteContext context, ContentTypes contentTypes) {
        var engine = Engine.builder().addDefaults().addLocator(name -> locate(name, context, contentTypes));
        TemplateValues.register(engine);
        context.getResolverClasses().stream()
                .filter(name -> !name.startsWith(EXTENSIONS))
                .map(TemplateEngine::made)
                // Others are for names with a prefix (`list:of`), which no template has.
                .filter(ValueResolver.class::isInstance)
                .forEach(resolver -> engine.addValueResolver((ValueResolver) resolver));
        return engine.build();
    }

    /// Templates include others without their suffixes.
    private static Optional<TemplateLocation> locate(String name, QuteContext context, ContentTypes contentTypes) {
        var paths = context.getTemplates().keySet();
        return paths.stream()
                .filter(path -> path.startsWith(name + "."))
                .findFirst()
                .map(path -> new Location(
                        path, new Variant(Locale.ENGLISH, StandardCharsets.UTF_8, contentTypes.getContentType(path))));
    }

    private static Reader open(String path) {
        var stream = TemplateEngine.class.getResourceAsStream("/templates/%s".formatted(path));
        return new InputStreamReader(Objects.requireNonNull(stream, path), StandardCharsets.UTF_8);
    }

    private static Object made(String className) {
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | NoSuchMethodException e) {
            throw new IllegalStateException(className, e);
        }
    }

    private record Location(String path, Variant variant) implements TemplateLocation {

        @Override
        public Reader read() {
            return open(path);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(variant);
        }

        @Override
        public Optional<URI> getSource() {
            return Optional.of(URI.create(path));
        }
    }
}
