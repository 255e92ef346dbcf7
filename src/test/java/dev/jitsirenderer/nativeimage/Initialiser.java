package dev.jitsirenderer.nativeimage;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// What runs when a class is initialised: its static initialiser, what that calls, and what is handed on as a lambda or
/// a
/// method reference. Of an overridable method, what overrides it is in it, too.
///
/// @param units of our own classes
record Initialiser(Set<JavaCodeUnit> units) {

    static Initialiser of(JavaClass type) {
        var units = new LinkedHashSet<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>();
        type.getStaticInitializer().ifPresent(open::add);
        while (!open.isEmpty()) {
            var unit = open.remove();
            if (units.add(unit)) {
                next(unit).forEach(open::add);
            }
        }
        return new Initialiser(units);
    }

    Stream<JavaAccess<?>> accesses() {
        return units.stream().flatMap(unit -> unit.getAccessesFromSelf().stream());
    }

    private static Stream<JavaCodeUnit> next(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream()
                .map(access -> access.getTarget().resolveMember())
                .flatMap(member -> member.stream())
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .flatMap(Initialiser::withOverriding);
    }

    private static Stream<JavaCodeUnit> withOverriding(JavaCodeUnit unit) {
        var parameters =
                unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        var overriding = unit.isMethod()
                ? unit.getOwner().getAllSubclasses().stream()
                        .flatMap(subclass -> subclass.tryGetMethod(unit.getName(), parameters).stream())
                : Stream.<JavaMember>empty();
        return Stream.concat(Stream.of(unit), overriding.map(JavaCodeUnit.class::cast));
    }
}
