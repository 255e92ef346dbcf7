package benchmark;

/// What a render took.
///
/// @param objects how many there were
record Result(Work work, Program program, int objects, Measurement measurement) {}
