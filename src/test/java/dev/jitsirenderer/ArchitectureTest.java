package dev.jitsirenderer;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.IntStream;

@AnalyzeClasses(packages = "dev.jitsirenderer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.jitsirenderer";

    /// A package uses only those after it. The root package holds the flow itself.
    private static final List<String> OUTSIDE_IN = List.of(
            ROOT + ".cli..",
            ROOT + ".argocd..",
            ROOT,
            ROOT + ".output..",
            ROOT + ".check..",
            ROOT + ".overlay..",
            ROOT + ".render..",
            ROOT + ".plan..",
            ROOT + ".values",
            ROOT + ".values.layer..",
            ROOT + ".values.catalogue..",
            ROOT + ".values.type..",
            ROOT + ".topology..",
            ROOT + ".yaml..",
            ROOT + ".diagnostic..");

    @ArchTest
    static final ArchRule packagesPointInwards = CompositeArchRule.of(IntStream.range(1, OUTSIDE_IN.size())
            .mapToObj(inner -> (ArchRule) noClasses()
                    .that()
                    .resideInAPackage(OUTSIDE_IN.get(inner))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(OUTSIDE_IN.subList(0, inner).toArray(String[]::new)))
            .toList());

    @ArchTest
    static final ArchRule everyPackageHasItsPlaceInTheOrder =
            classes().should().resideInAnyPackage(OUTSIDE_IN.toArray(String[]::new));

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsItsSurroundings = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule aRenderHasNoClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".cli.Stopwatch")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.time.Instant.class, java.util.Date.class);

    /// Nobody reaps the children of a plugin: cmp-server is the first process of its container and does not.
    @ArchTest
    static final ArchRule nothingForks = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))));
}
