package dev.jitsirenderer.topology;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A minor version of Kubernetes, which decides what a cluster understands.
public record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {

    /// The first one in which every field that is rendered counts: `lifecycle.preStop.sleep` and `minDomains`.
    public static final KubernetesVersion OLDEST = new KubernetesVersion(1, 30);

    /// With whatever vendors append: `v1.31.2-gke.1000`, `1.31+`.
    private static final Pattern SHAPE = Pattern.compile("v?([0-9]{1,3})\\.([0-9]{1,3})([.+-].*)?");

    private static final Comparator<KubernetesVersion> MAJOR_THEN_MINOR =
            Comparator.comparingInt(KubernetesVersion::major).thenComparingInt(KubernetesVersion::minor);

    /// Empty if it is none.
    public static Optional<KubernetesVersion> parse(String text) {
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new KubernetesVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return MAJOR_THEN_MINOR.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
