package dev.jitsirenderer.nativeimage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// Static fields of a native executable have the values that they got on the machine that built it.
@AnalyzeClasses(packages = "dev.jitsirenderer", importOptions = ImportOption.DoNotIncludeTests.class)
class ClassInitialisationTest {

    /// What differs between machines or moments, by the beginning of the type's name: everything of it.
    private static final Set<String> SURROUNDINGS = Set.of(
            "java.io.File",
            "java.io.Console",
            "java.io.RandomAccessFile",
            "java.lang.Process",
            "java.lang.Runtime",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.foreign.",
            "java.lang.ref.",
            "java.net.DatagramSocket",
            "java.net.NetworkInterface",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.http.",
            "java.nio.channels.",
            "java.nio.file.File",
            "java.nio.file.spi.",
            "java.security.SecureRandom",
            "java.time.Clock",
            "java.time.Instant",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.concurrent.Exec",
            "java.util.concurrent.ForkJoin",
            "java.util.concurrent.ScheduledExec",
            "java.util.concurrent.Thread",
            "java.util.random.");

    /// The same of types that are harmless otherwise.
    private static final Set<String> QUESTIONS = Set.of(
            "java.lang.Math.random",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getLocalHost",
            "java.nio.ByteBuffer.allocateDirect",
            "java.nio.charset.Charset.defaultCharset",
            "java.nio.file.Path.toAbsolutePath",
            "java.nio.file.Path.toFile",
            "java.nio.file.Path.toRealPath",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.time.ZonedDateTime.now",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    @ArchTest
    static final ArchRule nothingOfTheBuildingMachineIsKept = classes()
            .should(new ArchCondition<JavaClass>("be initialised without their surroundings") {

                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    Initialiser.of(item)
                            .accesses()
                            .filter(ClassInitialisationTest::asksForSurroundings)
                            .forEach(access -> events.add(SimpleConditionEvent.violated(
                                    item,
                                    "while %s is initialised: %s".formatted(item.getName(), access.getDescription()))));
                }
            });

    private static boolean asksForSurroundings(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var member = access.getTarget().getName();
        return SURROUNDINGS.stream().anyMatch(owner::startsWith) || QUESTIONS.contains(owner + "." + member);
    }
}
