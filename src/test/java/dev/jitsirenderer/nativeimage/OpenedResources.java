package dev.jitsirenderer.nativeimage;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The resources that our classes open, as their compiled code names them.
///
/// A name begins with a slash, ends with a suffix, and stands in the class that opens it; a part that is computed is
/// written `%s`. One that ends with `/%s` is a directory with all that is below it.
///
/// @param classes name of a resource, without the slash -> simple name of the class
record OpenedResources(SortedMap<String, String> classes) {

    private static final String CLASSES = "dev/jitsirenderer";

    private static final Pattern NAME = Pattern.compile("/([\\w%./-]+\\.\\w+|[\\w./-]+/%s)");

    /// @param root where the compiled classes are
    static OpenedResources of(Path root) throws IOException {
        var opened = new TreeMap<String, String>();
        try (var files = Files.walk(root.resolve(CLASSES))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                var type = ClassFile.of().parse(file);
                if (opensResources(type)) {
                    var names = names(type);
                    if (names.isEmpty()) {
                        throw new AssertionError(file + " opens a resource whose name is not written there");
                    }
                    names.forEach(name -> opened.put(name, simpleName(type)));
                }
            }
        }
        return new OpenedResources(opened);
    }

    /// What a name stands for.
    static Pattern pattern(String name) {
        var parts = Pattern.compile("%s").splitAsStream(name).map(Pattern::quote);
        return Pattern.compile(
                name.endsWith("/%s")
                        ? parts.findFirst().orElseThrow() + ".+"
                        : parts.collect(Collectors.joining("[^/]+")));
    }

    private static boolean opensResources(ClassModel type) {
        return entries(type)
                .anyMatch(entry -> entry instanceof MemberRefEntry member
                        && member.owner().asInternalName().equals("java/lang/Class")
                        && member.name().equalsString("getResourceAsStream"));
    }

    private static List<String> names(ClassModel type) {
        return entries(type)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue())
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .toList();
    }

    private static Stream<PoolEntry> entries(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false);
    }

    private static String simpleName(ClassModel type) {
        return type.thisClass().asInternalName().replaceFirst(".*/", "");
    }
}
