package benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// How small a ratio has to be.
///
/// @param program of ours, by its id
record Target(String program, int shards, Ratio ratio, double most) {

    enum Ratio {
        CPU_TO_HELM(Program.Kind.HELM, Measurement::cpu),
        CPU_TO_KUSTOMIZE(Program.Kind.KUSTOMIZE, Measurement::cpu),
        MEMORY_TO_HELM(Program.Kind.HELM, Measurement::memory);

        final Program.Kind other;
        private final ToDoubleFunction<Measurement> figure;

        Ratio(Program.Kind other, ToDoubleFunction<Measurement> figure) {
            this.other = other;
            this.figure = figure;
        }

        double of(Measurement measurement) {
            return figure.applyAsDouble(measurement);
        }
    }

    private static final List<Target> ALL = List.of(
            new Target("native", 2, Ratio.CPU_TO_HELM, 0.35),
            new Target("native", 1000, Ratio.CPU_TO_HELM, 0.5),
            new Target("aot", 2, Ratio.CPU_TO_HELM, 5),
            new Target("aot", 1000, Ratio.CPU_TO_HELM, 1.5),
            new Target("native", 2, Ratio.MEMORY_TO_HELM, 0.7),
            new Target("native", 1000, Ratio.MEMORY_TO_HELM, 1.5),
            new Target("native", 2, Ratio.CPU_TO_KUSTOMIZE, 0.1),
            new Target("native", 1000, Ratio.CPU_TO_KUSTOMIZE, 0.1));

    static Optional<Double> of(Result result, Ratio ratio) {
        return ALL.stream()
                .filter(target -> result.work().isOnlyShards()
                        && target.program().equals(result.program().id())
                        && target.shards() == result.work().shards()
                        && target.ratio() == ratio)
                .map(Target::most)
                .findFirst();
    }
}
