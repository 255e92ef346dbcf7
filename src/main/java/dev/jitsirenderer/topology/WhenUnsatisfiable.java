package dev.jitsirenderer.topology;

/// What the scheduler does with a Pod that would break a topology spread.
public enum WhenUnsatisfiable implements Word {
    DO_NOT_SCHEDULE("DoNotSchedule"),
    SCHEDULE_ANYWAY("ScheduleAnyway");

    private final String word;

    WhenUnsatisfiable(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
