package dev.jitsirenderer.nativeimage;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;

/// A native executable knows no class, no member and no service that is only named in a string, and makes no class.
///
/// What picocli reads of its own commands is no exception: [RegistrationTest] holds that Quarkus declares these
/// classes.
@AnalyzeClasses(packages = "dev.jitsirenderer", importOptions = ImportOption.DoNotIncludeTests.class)
class ReflectionTest {

    /// What may be asked of a class, and why that works for a class that nobody declared.
    private static final Map<String, String> ASKED_OF_CLASSES = Map.of(
            "getResourceAsStream", "RegistrationTest holds that the resource is declared",
            "desiredAssertionStatus", "what the compiler makes of an assertion",
            "cast", "every class that is there has it",
            "isInstance", "every class that is there has it",
            "getName", "every class that is there has it",
            "getSimpleName", "every class that is there has it");

    /// The engine makes the resolvers that Quarkus wrote, of which there is only a list of names, and the feature runs
    /// while the executable is built. In the executable, the engine is there.
    private static final Set<String> BEFORE_IT_RUNS = Set.of(
            "dev.jitsirenderer.render.TemplateContainer",
            "dev.jitsirenderer.render.TemplateEngine",
            "dev.jitsirenderer.render.ParsedTemplates");

    @ArchTest
    static final ArchRule nothingReflects = noClasses()
            .that(describe("run in the executable", type -> !BEFORE_IT_RUNS.contains(type.getFullName())))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..", "java.beans..", "sun..", "jdk..")
            .orShould()
            .accessTargetWhere(accessOf(Class.class, DescribedPredicate.not(oneOf(ASKED_OF_CLASSES.keySet()))));

    /// What has an annotation of picocli is read by reflection, in each start.
    @ArchTest
    static final ArchRule nothingIsReadByPicocli = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are annotations of picocli",
                    type -> type.isAnnotation() && type.getPackageName().startsWith("picocli")));

    @ArchTest
    static final ArchRule nothingLoadsClassesOrLibraries = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Module.class, ModuleLayer.class)
            .orShould()
            .accessTargetWhere(accessOf(Thread.class, oneOf(Set.of("getContextClassLoader", "setContextClassLoader"))))
            .orShould()
            .accessTargetWhere(accessOf(System.class, oneOf(Set.of("load", "loadLibrary"))));

    /// Services of whoever is on the class path, and factories of the JDK that look for their implementation.
    @ArchTest
    static final ArchRule nothingLooksForServices = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ServiceLoader.class, ResourceBundle.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.management..",
                    "javax.naming..",
                    "javax.script..",
                    "javax.xml..",
                    "org.w3c.dom..",
                    "org.xml.sax..",
                    "java.rmi..",
                    "java.sql..",
                    "java.util.logging..",
                    "java.util.prefs..",
                    "java.net.spi..",
                    "java.nio.file.spi..");

    @ArchTest
    static final ArchRule nothingIsSerialised = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class, Externalizable.class);

    /// Quarkus writes code that injects, but falls back to reflection for what is private.
    @ArchTest
    static final ArchRule nothingPrivateIsInjected = members()
            .that()
            .areAnnotatedWith(Inject.class)
            .or()
            .areAnnotatedWith(Produces.class)
            .should()
            .notBePrivate()
            .allowEmptyShould(true);

    /// As above.
    @ArchTest
    static final ArchRule nothingPrivateObserves = ArchRuleDefinition.methods()
            .that(describe("observe events", ReflectionTest::isObserver))
            .should()
            .notBePrivate()
            .allowEmptyShould(true);

    private static boolean isObserver(JavaMethod method) {
        return method.getParameters().stream().anyMatch(parameter -> parameter.isAnnotatedWith(Observes.class));
    }

    private static DescribedPredicate<JavaAccess<?>> accessOf(Class<?> owner, DescribedPredicate<String> member) {
        return describe(
                "%s is asked for %s".formatted(owner.getSimpleName(), member.getDescription()),
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && member.test(access.getTarget().getName()));
    }

    private static DescribedPredicate<String> oneOf(Set<String> names) {
        return describe("one of " + names, names::contains);
    }
}
