package dev.jitsirenderer.nativeimage;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/// Ends the render of a template that reads a value by reflection, in every test that starts Quarkus.
///
/// Qute asks its resolvers in the order of their priorities: those that Quarkus generates, Qute's own, this one, and at
/// last the one that reflects.
@Singleton
final class TemplateReflection implements ValueResolver {

    private final ReflectionValueResolver reflecting = new ReflectionValueResolver();

    void register(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    @Override
    public int getPriority() {
        return reflecting.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        if (reflecting.appliesTo(context)) {
            throw new IllegalStateException("a template reads %s of %s by reflection"
                    .formatted(context.getName(), context.getBase().getClass()));
        }
        return false;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new IllegalStateException("applies to nothing");
    }
}
