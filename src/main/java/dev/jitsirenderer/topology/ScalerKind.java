package dev.jitsirenderer.topology;

/// The kind of object that sets the number of bridges.
public enum ScalerKind implements Word {
    /// Kubernetes' own, which asks the metrics APIs.
    HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler"),

    /// KEDA's, which asks Prometheus and makes a HorizontalPodAutoscaler.
    SCALED_OBJECT(ScaledObject.KIND);

    private final String word;

    ScalerKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
