package dev.jitsirenderer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// A command of ours: returns an [ExitCode].
interface Command extends Callable<Integer> {

    /// What it is called, and what it takes. The same one each time: it holds what was given.
    CommandSpec spec();
}
