package benchmark;

/// What a process took.
///
/// @param cpu seconds of user and system
/// @param wall seconds
/// @param memory its largest resident set, KiB
record Measurement(double cpu, double wall, long memory, int runs) {

    @Override
    public String toString() {
        return "%.3f s CPU, %.3f s, %d KiB, %d runs".formatted(cpu, wall, memory, runs);
    }
}
