package dev.jitsirenderer.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated pairs of objects and patches come out as kustomize has them. `-Dpatches.seed=` and `-Dpatches.pairs=`
/// try others than the fixed ones.
class KustomizeAgreementTest {

    private static final long SEED = Long.getLong("patches.seed", 20_261_122);
    private static final int PAIRS = Integer.getInteger("patches.pairs", 1_200);
    private static final int BATCH = 100;

    /// Each pair that kustomize refuses takes runs of its own, so most are left out.
    private static final int REFUSED_PER_BATCH = 2;

    /// What a patch made is nonsense to a step of kustomize that comes after the patches.
    private static final String LATER_STEP = "updating name reference";

    @TempDir
    static Path workspace;

    private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
    private final List<String> unknown = new ArrayList<>();
    private int compared;
    private int refused;
    private int nonsense;

    @Test
    void generatedPairsComeOutAsKustomizeHasThem() throws Exception {
        var kubectl = Kubectl.find(workspace);
        var generator = new PatchGenerator(SEED);
        for (var made = 0; compared < PAIRS; ) {
            var accepted = new ArrayList<Pair>();
            var rejected = new ArrayList<Pair>();
            while (accepted.size() < Math.min(BATCH, PAIRS - compared)) {
                var pair = made % 3 == 2 ? generator.json("p" + made) : generator.merge("p" + made);
                made++;
                (pair.apply() instanceof Checked.Accepted ? accepted : rejected).add(pair);
            }
            compare(accepted, kubectl.kustomize(accepted));
            for (var pair : rejected.subList(0, Math.min(REFUSED_PER_BATCH, rejected.size()))) {
                compare(List.of(pair), kubectl.kustomize(List.of(pair)));
                refused++;
            }
        }
        System.out.printf(
                "%d pairs compared with %s, %d of them refused here, %d refused by kustomize after patching;"
                        + " known differences: %s%n",
                compared, kubectl.version(), refused, nonsense, known);
        assertThat(unknown)
                .as("%d differences that nobody knows", unknown.size())
                .isEmpty();
    }

    private void compare(List<Pair> pairs, Map<String, Kubectl.Outcome> outcomes) {
        for (var pair : pairs) {
            compared++;
            var ours = pair.apply();
            var theirs = outcomes.get(pair.name());
            if (isSame(ours, theirs)) {
                continue;
            }
            if (theirs instanceof Kubectl.Outcome.Refused(var message) && message.contains(LATER_STEP)) {
                nonsense++;
                continue;
            }
            var reasons = KnownDifference.of(pair);
            reasons.forEach(reason -> known.merge(reason, 1, Integer::sum));
            if (reasons.isEmpty() && unknown.size() < 5) {
                unknown.add("\n%s\n-- patched by\n%s\n-- ours\n%s\n-- kustomize's\n%s"
                        .formatted(Pair.yaml(pair.object()), pair.patchText(), print(ours), print(theirs)));
            }
        }
    }

    private static boolean isSame(Checked<Optional<Mapping>> ours, Kubectl.Outcome theirs) {
        return switch (theirs) {
            case Kubectl.Outcome.Refused _ -> ours instanceof Checked.Rejected;
            case Kubectl.Outcome.Printed(var object) ->
                ours instanceof Checked.Accepted<Optional<Mapping>>(var mine)
                        && mine.map(KustomizeAgreementTest::data).equals(object.map(KustomizeAgreementTest::data));
        };
    }

    /// kustomize reads and writes labels and annotations of each object, and leaves empty ones out.
    private static Object data(Mapping object) {
        var metadata = object.mapping("metadata").orElseThrow();
        var entries = new LinkedHashMap<>(metadata.entries());
        for (var key : List.of("labels", "annotations")) {
            if (metadata.mapping(key)
                    .filter(labels -> labels.entries().isEmpty())
                    .isPresent()) {
                entries.remove(key);
            }
        }
        var rest = new LinkedHashMap<>(object.entries());
        rest.put("metadata", new Mapping(metadata.position(), entries));
        return Pair.data(new Mapping(object.position(), rest));
    }

    private static String print(Kubectl.Outcome theirs) {
        return switch (theirs) {
            case Kubectl.Outcome.Printed(var object) -> object.map(Pair::yaml).orElse("deleted");
            case Kubectl.Outcome.Refused(var message) -> message;
        };
    }

    private static String print(Checked<Optional<Mapping>> ours) {
        return switch (ours) {
            case Checked.Accepted<Optional<Mapping>>(var object) ->
                object.map(Pair::yaml).orElse("deleted");
            case Checked.Rejected<Optional<Mapping>>(var problems) -> problems.toString();
        };
    }
}
