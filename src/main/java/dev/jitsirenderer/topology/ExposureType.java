package dev.jitsirenderer.topology;

/// How media reaches a bridge from outside the cluster.
public enum ExposureType implements Word {
    NODE_PORT("NodePort"),
    HOST_PORT("HostPort"),
    LOAD_BALANCER("LoadBalancer");

    private final String word;

    ExposureType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
