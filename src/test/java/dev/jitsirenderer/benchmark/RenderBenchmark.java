package dev.jitsirenderer.benchmark;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.check.Declared;
import dev.jitsirenderer.check.ManifestCheck;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.output.ManifestOrder;
import dev.jitsirenderer.output.YamlWriter;
import dev.jitsirenderer.overlay.Overlay;
import dev.jitsirenderer.plan.TopologyPlanner;
import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.render.ManifestRenderer;
import dev.jitsirenderer.topology.Topology;
import dev.jitsirenderer.values.Values;
import io.quarkus.runtime.Application;
import java.io.CharArrayWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The steps of a render, each on what the step before it made, once the JVM is warm: where the time of many shards
/// goes. What a process takes from its start is the matter of `native/benchmark/run`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RenderBenchmark {

    /// What Quarkus generates to start the program; not there when this class is compiled.
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

    @Param("100")
    public int shards;

    private final Application application = application();
    private final CharArrayWriter written = new CharArrayWriter();
    private Request request;
    private Values values;
    private Topology topology;
    private List<Manifest> rendered;
    private List<Manifest> patched;

    /// Templates need the container.
    @Setup
    public void start() {
        application.start(new String[0]);
        request = Request.of(Path.of("native/benchmark/environments/few-patches"))
                .withSettings(List.of("shardCount=" + shards));
        values = values();
        topology = plan();
        rendered = templates();
        patched = patches();
    }

    @TearDown
    public void stop() {
        application.stop();
    }

    @Benchmark
    public List<Manifest> whole() {
        return accepted(Renderer.render(request));
    }

    @Benchmark
    public Values values() {
        return accepted(Renderer.values(request));
    }

    @Benchmark
    public Topology plan() {
        return TopologyPlanner.plan(values, request.capabilities());
    }

    @Benchmark
    public List<Manifest> templates() {
        return ManifestRenderer.render(topology);
    }

    @Benchmark
    public List<Manifest> patches() {
        return accepted(Overlay.apply(rendered, values.overlays(), values.namespace()));
    }

    @Benchmark
    public List<Manifest> check() {
        return accepted(ManifestCheck.check(patched, Declared.of(values), request.capabilities()));
    }

    @Benchmark
    public List<Manifest> sort() {
        return ManifestOrder.sort(patched);
    }

    @Benchmark
    public int write() {
        written.reset();
        YamlWriter.write(patched, written);
        return written.size();
    }

    private static <T> T accepted(Checked<T> checked) {
        return switch (checked) {
            case Checked.Accepted<T>(var value) -> value;
            case Checked.Rejected<T>(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static Application application() {
        try {
            return Class.forName(APPLICATION)
                    .asSubclass(Application.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the packaged program is not on the class path", e);
        }
    }
}
