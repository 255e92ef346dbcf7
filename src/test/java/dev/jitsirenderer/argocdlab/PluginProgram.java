package dev.jitsirenderer.argocdlab;

import dev.jitsirenderer.packaged.Program;
import java.util.ArrayList;
import java.util.List;

/// The packaged program of this machine, in place of the one that the image installs.
final class PluginProgram {

    /// Where `plugin.yaml` says that the program is.
    static final String INSTALLED = "/usr/local/bin/jitsi-renderer";

    private PluginProgram() {}

    /// The same words, but executable here. Commands of others stay as they are.
    static List<String> inPlaceOf(List<String> words) {
        if (!words.getFirst().equals(INSTALLED)) {
            return words;
        }
        var command = new ArrayList<>(Program.command());
        command.addAll(words.subList(1, words.size()));
        return command;
    }
}
