package dev.jitsirenderer.topology;

/// Who replaces the bridges when their Pod template changes: the StatefulSet controller, or the operator by deleting
/// Pods.
public enum UpdateStrategy implements Word {
    ROLLING_UPDATE("RollingUpdate"),
    ON_DELETE("OnDelete");

    private final String word;

    UpdateStrategy(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
