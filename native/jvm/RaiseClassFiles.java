import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the old classes of a jar the form of Java 8, because the JDK's AOT cache takes none that are older than Java 6
/// (docs/decisions/jvm-start.md): a later version, and the frames that the verifier then asks for. Their code stays.
///
/// `java RaiseClassFiles.java JAR…`. A jar without old classes is left alone; others say in an entry what was done.
final class RaiseClassFiles {

    private static final String NOTICE = "META-INF/CLASS-FILES";

    private static final String NOTICE_TEXT = """
            The classes of this jar that were older than Java 6 have been given the form of Java 8 by the build of
            jitsi-renderer, for the AOT cache of the JDK. Nothing else was changed.
            """;

    private RaiseClassFiles() {}

    public static void main(String... jars) throws IOException {
        for (var jar : jars) {
            raise(Path.of(jar));
        }
    }

    private static void raise(Path jar) throws IOException {
        var entries = new LinkedHashMap<ZipEntry, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                entries.put(entry, zip.getInputStream(entry).readAllBytes());
            }
        }
        if (entries.entrySet().stream().noneMatch(entry -> isOld(entry.getKey(), entry.getValue()))) {
            return;
        }
        var raised = jar.resolveSibling(jar.getFileName() + ".raised");
        try (var out = new ZipOutputStream(Files.newOutputStream(raised))) {
            var classFile = classFile(entries);
            for (var entry : entries.entrySet()) {
                var bytes = entry.getValue();
                write(entry.getKey(), isOld(entry.getKey(), bytes) ? raise(classFile, bytes) : bytes, out);
            }
            var notice = new ZipEntry(NOTICE);
            notice.setTimeLocal(entries.keySet().iterator().next().getTimeLocal());
            write(notice, NOTICE_TEXT.getBytes(StandardCharsets.UTF_8), out);
        }
        Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOld(ZipEntry entry, byte[] bytes) {
        return entry.getName().endsWith(".class") && version(bytes) < ClassFile.JAVA_6_VERSION;
    }

    /// The major version: the fourth pair of bytes.
    private static int version(byte[] classFile) {
        return Byte.toUnsignedInt(classFile[6]) << 8 | Byte.toUnsignedInt(classFile[7]);
    }

    private static byte[] raise(ClassFile classFile, byte[] bytes) {
        return classFile.transformClass(
                classFile.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen((builder, element) -> {
                            if (element instanceof ClassFileVersion) {
                                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                            } else {
                                builder.with(element);
                            }
                        }));
    }

    /// Frames name the class that two others have in common, which may be in this jar or in the JDK.
    private static ClassFile classFile(Map<ZipEntry, byte[]> entries) {
        var classes = new LinkedHashMap<String, byte[]>();
        entries.forEach((entry, bytes) -> classes.put(entry.getName(), bytes));
        var resolver = ClassHierarchyResolver.ofResourceParsing(type -> open(type, classes))
                .orElse(ClassHierarchyResolver.defaultResolver());
        return ClassFile.of(ClassHierarchyResolverOption.of(resolver), StackMapsOption.GENERATE_STACK_MAPS);
    }

    private static InputStream open(ClassDesc type, Map<String, byte[]> classes) {
        var descriptor = type.descriptorString();
        var bytes = classes.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    /// In the order and with the times of the jar, so that the same jar gives the same bytes.
    private static void write(ZipEntry entry, byte[] bytes, ZipOutputStream out) throws IOException {
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
    }
}
