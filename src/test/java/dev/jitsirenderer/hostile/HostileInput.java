package dev.jitsirenderer.hostile;

import java.util.List;
import java.util.stream.Stream;

/// One line of the table: what is in the repository, or on the command line.
///
/// @param name a sentence, and the golden file below `src/test/resources/hostile` with what is said to it
public record HostileInput(String name, Setup setup) {

    /// Writes the input.
    @FunctionalInterface
    public interface Setup {
        void in(HostileRepository repository) throws Exception;
    }

    public static List<HostileInput> all() {
        return Stream.of(HostileValues.INPUTS, HostileFiles.INPUTS, HostilePatches.INPUTS, HostileObjects.INPUTS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
