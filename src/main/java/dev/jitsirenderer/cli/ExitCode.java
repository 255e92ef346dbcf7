package dev.jitsirenderer.cli;

/// What the program says to scripts.
final class ExitCode {

    static final int DONE = 0;
    /// Of `doctor --probe` only.
    static final int NOT_READY = 1;
    static final int USAGE = 2;
    static final int REJECTED = 3;
    /// `EX_SOFTWARE` of sysexits.h: a bug of ours.
    static final int BUG = 70;
    /// `EX_IOERR` of sysexits.h: what should take the output does not.
    static final int OUTPUT_FAILED = 74;

    private ExitCode() {}
}
