package dev.jitsirenderer.argocdlab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A command of the plugin that has ended.
///
/// @param exitStatus 128 and the number of the signal if one ended it
/// @param output of standard output, whole
/// @param processes how many processes were seen of it, threads not counted
/// @param peakKibibytes the most memory that was resident, as the kernel counted it
/// @param leftProcesses which outlived the command
/// @param changedFiles of the copy of the repository and of `/tmp`, compared with before
record Run(
        List<String> words,
        int exitStatus,
        String output,
        String errors,
        Duration took,
        int processes,
        long peakKibibytes,
        List<String> leftProcesses,
        List<String> changedFiles) {

    private static final int SIGNALLED = 128;
    private static final int KILLED = SIGNALLED + 9;

    @Override
    public String toString() {
        return "%s: %d, %s, %d processes, left %s, changed %s"
                .formatted(words, exitStatus, took, processes, leftProcesses, changedFiles);
    }

    boolean isSuccessful() {
        return exitStatus == 0;
    }

    /// As cmp-server tells it.
    String failure() {
        var cause = exitStatus == KILLED ? "signal: killed" : "exit status " + exitStatus;
        var failure = "`%s` failed %s".formatted(String.join(" ", words), cause);
        return errors.strip().isEmpty() ? failure : failure + ": " + errors.strip();
    }

    /// Without the line feed at its end, of which cmp-server removes one.
    byte[] trimmedOutput() {
        var trimmed = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
        return trimmed.getBytes(StandardCharsets.UTF_8);
    }
}
